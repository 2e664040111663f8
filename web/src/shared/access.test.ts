import { expect, test } from 'vitest'
import { mayBan, mayGrant, mayManage, schoolsWhere, type Held, type Somebody } from './access'

const held = (
  role: Held['role'],
  school_id: string | null = null,
  ...positions: Held['positions'] & object
) => ({ role, school_id, positions }) satisfies Held

const somebody = (id: string, ...roles: Held[]): Somebody => ({
  id,
  roles: roles,
  permissions: ['people.read', 'people.write', 'invite'],
})

const admin = somebody('a', held('admin'))
const schoolAdmin = somebody('s', held('school_admin', 'one'))
const secretary = somebody('y', held('teacher', 'one', 'secretary'))
const moderator = somebody('m', held('moderator'))

test('an admin gives every role, a school admin those of the school, a secretary students and families', () => {
  expect(mayGrant(admin, held('admin'))).toBe(true)
  expect(mayGrant(schoolAdmin, held('teacher', 'one', 'librarian'))).toBe(true)
  expect(mayGrant(schoolAdmin, held('teacher', 'two'))).toBe(false)
  expect(mayGrant(schoolAdmin, held('school_admin', 'one'))).toBe(false)
  expect(mayGrant(secretary, held('guardian', 'one'))).toBe(true)
  expect(mayGrant(secretary, held('teacher', 'one'))).toBe(false)
})

test('who has a role elsewhere too is not for one school alone to change', () => {
  const here = { id: 'p', roles: [held('student', 'one')] }
  expect(mayManage(schoolAdmin, here)).toBe(true)
  expect(mayManage(schoolAdmin, { id: 'p', roles: [...here.roles, held('student', 'two')] })).toBe(false)
  expect(mayManage(schoolAdmin, { id: 'p', roles: [] })).toBe(false)
  expect(mayManage(admin, { id: 'p', roles: [] })).toBe(true)
})

test('nobody manages or bans themselves', () => {
  expect(mayManage(admin, { id: 'a', roles: [held('admin')] })).toBe(false)
  expect(mayBan(admin, { id: 'a', roles: [held('admin')] })).toBe(false)
})

test('a moderator bans students only, a school admin nobody', () => {
  expect(mayBan(moderator, { id: 'p', roles: [held('student', 'one')] })).toBe(true)
  expect(mayBan(moderator, { id: 'p', roles: [held('student'), held('teacher')] })).toBe(false)
  expect(mayBan(schoolAdmin, { id: 'p', roles: [held('student', 'one')] })).toBe(false)
})

test('what is permitted counts school by school, and a post only where it has it', () => {
  const teacher = somebody('t', held('teacher', 'one', 'class_teacher'), held('teacher', 'two'))
  expect(schoolsWhere(admin, 'invite')).toBeNull()
  expect(schoolsWhere(teacher, 'invite')).toEqual(new Set(['one']))
  expect(schoolsWhere(teacher, 'people.write')).toEqual(new Set())
})
