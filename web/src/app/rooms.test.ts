import { expect, test } from 'vitest'
import type { Somebody } from '@/shared/access'
import { mayEnter, roomAt, ROOMS, roomsOf } from './rooms'

const person = (
  role: Somebody['roles'][number]['role'],
  ...permissions: Somebody['permissions'] & object
): Somebody => ({
  id: 'x',
  roles: [{ role, school_id: null, positions: [] }],
  permissions,
})

const admin = person('admin', 'people.read', 'people.write', 'invite')
const names = (user: Somebody) => roomsOf(user).map(({ name }) => name)

test('everybody sees the rooms that they may enter', () => {
  expect(names(admin)).toEqual(ROOMS.map(({ name }) => name))
  expect(names(person('school_admin', 'people.read', 'people.write', 'invite'))).toEqual([
    'people',
    'invitations',
    'monitor',
    'attempts',
    'sittings',
    'papers',
  ])
  expect(names(person('teacher', 'people.read'))).toEqual(['people', 'questions'])
  expect(names(person('moderator'))).toEqual(['people', 'questions', 'reports', 'exchange', 'analytics'])
  expect(names(person('student'))).toEqual([])
})

test('a page is closed to whom its room is closed', () => {
  const reader = person('teacher', 'people.read')
  expect(mayEnter(reader, '/app/admin/people/018f')).toBe(true)
  expect(mayEnter(reader, '/app/admin/people/new')).toBe(false)
  expect(mayEnter(reader, '/app/admin/people/import/')).toBe(false)
  expect(mayEnter(reader, '/app/admin/audit')).toBe(false)
  expect(mayEnter(reader, '/app/admin/analytics')).toBe(false)
  expect(mayEnter(person('moderator'), '/app/admin/analytics/questions/018f')).toBe(true)
  expect(mayEnter(person('student'), '/app/admin')).toBe(false)
  expect(mayEnter(person('moderator'), '/app/admin/')).toBe(true)
  expect(mayEnter(admin, '/app/admin/people/new')).toBe(true)
})

test('a page belongs to one room, the closest', () => {
  expect(roomAt('/app/admin/questions/import')).toBe('exchange')
  expect(roomAt('/app/admin/questions/018f3c1e')).toBe('questions')
  expect(roomAt('/app/admin/people/new/')).toBe('people')
  expect(roomAt('/app/admin')).toBeUndefined()
})
