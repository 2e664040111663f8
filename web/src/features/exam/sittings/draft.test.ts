import { expect, test } from 'vitest'
import { bodyOf, faultsOf, fromField, newDraft, toField } from './draft'

const draft = { ...newDraft(new Date('2026-03-01T09:20:00Z'), ''), title: 'Rehearsal' }

test('a moment goes into a field and comes out the same', () => {
  expect(fromField(toField('2026-03-01T09:30:00.000Z'))).toBe('2026-03-01T09:30:00.000Z')
})

test('a new sitting opens at the next full hour for an hour', () => {
  expect(fromField(draft.opens)).toBe('2026-03-01T10:00:00.000Z')
  expect(fromField(draft.closes)).toBe('2026-03-01T11:00:00.000Z')
})

test('what cannot be held is found before the server is asked', () => {
  expect([...faultsOf(draft)]).toEqual([])
  expect([
    ...faultsOf({ ...draft, title: ' ', closes: draft.opens, code: 'abc', policy: 'at_moment' }),
  ]).toEqual(['title', 'closes', 'code', 'reviewAt'])
})

test('a code that is there stays unless another is set or it is taken away', () => {
  expect(bodyOf({ ...draft, keepsCode: true }, null)).not.toHaveProperty('access_code')
  expect(bodyOf(draft, null)).toHaveProperty('access_code', null)
  expect(bodyOf({ ...draft, keepsCode: true, code: ' алма ' }, null)).toHaveProperty('access_code', 'алма')
})
