import { expect, test } from 'vitest'
import { differences, isMoment, shortened, writtenGrant } from './differences'
import { parseAuditSearch } from './search'

test('a difference names what was and what is; what stayed empty is left out', () => {
  const before = { full_name: 'A', email: null, roles: [] }
  const after = { full_name: 'B', email: '', roles: ['student'] }
  expect(differences(before, after)).toEqual([
    { field: 'full_name', before: 'A', after: 'B' },
    { field: 'roles', before: [], after: ['student'] },
  ])
})

test('something new has no before, something deleted no after', () => {
  expect(differences(null, { name: 'A' })).toEqual([{ field: 'name', before: undefined, after: 'A' }])
  expect(differences({ name: 'A' }, null)).toEqual([{ field: 'name', before: 'A', after: undefined }])
  expect(differences(null, null)).toEqual([])
})

test('a role is read as the trail writes it', () => {
  expect(writtenGrant('teacher@12:class_teacher,librarian')).toEqual({
    role: 'teacher',
    schoolId: '12',
    positions: ['class_teacher', 'librarian'],
  })
  expect(writtenGrant('admin')).toEqual({ role: 'admin', schoolId: null, positions: [] })
  expect(writtenGrant('Школа № 7: новая')).toBeNull()
})

test('a moment is told from other texts', () => {
  expect(isMoment('2026-03-31T10:00:00+00:00')).toBe(true)
  expect(isMoment('2026-03-31')).toBe(false)
  expect(isMoment(3)).toBe(false)
})

test('an address of the trail is read as far as it makes sense', () => {
  const who = '018f3c1e-0000-7000-8000-000000000000'
  const search = { who, action: 'user.ban', type: 'user', object: who, from: '2026-03-01', to: '2026-03-31' }
  expect(parseAuditSearch({ ...search, page: 2 })).toEqual({ ...search, page: 2 })
  expect(parseAuditSearch({ who: 'x', action: 'user.fly', type: 'star', from: 'yesterday' })).toEqual({})
})

test('only what is long is cut', () => {
  expect(shortened('short')).toBe('short')
  expect(shortened('x'.repeat(1000))).toHaveLength(241)
})
