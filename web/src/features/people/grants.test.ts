import { expect, test } from 'vitest'
import type { Grant } from '@/api/types'
import type { Somebody } from '@/shared/access'
import { draftOf, firstGrant, grantOf, placesFor, rolesToGive, sameGrants, withRole } from './grants'

const person = (...roles: Grant[]): Somebody => ({ id: 'x', roles, permissions: [] })
const admin = person({ role: 'admin', school_id: null, positions: [] })
const schoolAdmin = person({ role: 'school_admin', school_id: 'one', positions: [] })
const SCHOOLS = ['one', 'two']

test('a school admin gives the roles of the school there and nowhere else', () => {
  expect(rolesToGive(schoolAdmin, SCHOOLS)).toEqual(['student', 'guardian', 'teacher'])
  expect(placesFor(schoolAdmin, 'teacher', SCHOOLS)).toEqual(['one'])
  expect(placesFor(admin, 'teacher', SCHOOLS)).toEqual(['one', 'two', null])
  expect(placesFor(admin, 'admin', SCHOOLS)).toEqual([null])
})

test('a role that holds everywhere loses its school and its posts on the way', () => {
  const teacher = draftOf({ role: 'teacher', school_id: 'one', positions: ['librarian'] })
  expect(grantOf(teacher).positions).toEqual(['librarian'])
  expect(grantOf({ ...teacher, role: 'moderator' })).toEqual({
    role: 'moderator',
    school_id: null,
    positions: [],
  })
  expect(grantOf({ ...teacher, school_id: null }).positions).toEqual([])
  expect(grantOf({ ...teacher, role: 'student' }).positions).toEqual([])
})

test('another role moves to a place where it can be given', () => {
  const first = firstGrant(admin, SCHOOLS)
  expect([first.role, first.school_id]).toEqual(['student', 'one'])
  expect(withRole(admin, first, 'admin', SCHOOLS).school_id).toBeNull()
  expect(withRole(admin, { ...first, school_id: 'two' }, 'teacher', SCHOOLS).school_id).toBe('two')
})

test('the order of roles and posts makes no difference', () => {
  const teacher: Grant = { role: 'teacher', school_id: 'one', positions: ['librarian', 'nurse'] }
  const guardian: Grant = { role: 'guardian', school_id: 'one' }
  expect(sameGrants([teacher, guardian], [guardian, { ...teacher, positions: ['nurse', 'librarian'] }])).toBe(
    true,
  )
  expect(sameGrants([teacher], [{ ...teacher, positions: ['nurse'] }])).toBe(false)
})
