import { expect, test } from 'vitest'
import { ApiError, NetworkError, problemFrom } from '@/api/problem'
import { refusalOf } from './refusal'

const refused = (code: string, ...fields: string[]) =>
  new ApiError(
    problemFrom(422, {
      code,
      detail: 'Not so.',
      errors: fields.map((field) => ({ field: `body.${field}`, message: `wrong ${field}` })),
    }),
  )

test('what concerns the fields of the form is told at the fields, and only there', () => {
  expect(refusalOf(refused('invalid_input', 'email', 'password'), ['email', 'password'])).toEqual({
    at: { email: 'wrong email', password: 'wrong password' },
    isAllAtFields: true,
  })
})

test('a field that the form does not show leaves the sentence on top', () => {
  expect(refusalOf(refused('invalid_input', 'email', 'locale'), ['email'])).toEqual({
    at: { email: 'wrong email' },
    isAllAtFields: false,
  })
})

test('a refusal without fields belongs to the field that its code is about', () => {
  const error = refused('identity.wrong_password')
  expect(refusalOf(error, ['old'], { 'identity.wrong_password': 'old' })).toEqual({
    at: { old: 'Not so.' },
    isAllAtFields: true,
  })
  expect(refusalOf(error, ['old']).isAllAtFields).toBe(false)
})

test('a lost network is about no field', () => {
  expect(refusalOf(new NetworkError(null), ['email'])).toEqual({ at: {}, isAllAtFields: false })
  expect(refusalOf(null, ['email'])).toEqual({ at: {}, isAllAtFields: false })
})
