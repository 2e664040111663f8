import { expect, test } from 'vitest'
import { endOfDay, startOfDay } from './days'

test('a day ends where the next one begins, also at the end of a month and of a year', () => {
  expect(endOfDay('2026-03-30')).toBe(startOfDay('2026-03-31'))
  expect(endOfDay('2026-02-28')).toBe(startOfDay('2026-03-01'))
  expect(endOfDay('2026-12-31')).toBe(startOfDay('2027-01-01'))
})

test('a day begins at midnight here', () => {
  expect(new Date(startOfDay('2026-03-31')).getHours()).toBe(0)
})
