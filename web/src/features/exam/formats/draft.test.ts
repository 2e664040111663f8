import { expect, test } from 'vitest'
import { bodyOf, EMPTY, mostPoints, NEW_SECTION, totalsOf } from './draft'

const sections = [
  { ...NEW_SECTION, subject_code: 'ENG', count: 50 },
  { ...NEW_SECTION, count: 30 },
  { ...NEW_SECTION, role: 'profile_1' as const, subject_code: null, count: 30 },
  { ...NEW_SECTION, role: 'profile_2' as const, subject_code: null, count: 20, points: 2 },
]

test('questions and points are added up as one types', () => {
  expect(totalsOf(sections)).toEqual({ questions: 130, points: 150 })
  expect(totalsOf([])).toEqual({ questions: 0, points: 0 })
})

test('a threshold counts the sections that it names, or all', () => {
  expect(mostPoints({ role: null, subject_code: null }, sections)).toBe(150)
  expect(mostPoints({ role: 'general', subject_code: 'ENG' }, sections)).toBe(50)
  expect(mostPoints({ role: 'profile_2', subject_code: null }, sections)).toBe(40)
})

test('minutes go out as seconds, and a title that is missing is the Russian one', () => {
  const body = bodyOf({ ...EMPTY, title_ru: ' Проба ', minutes: 1.5 })
  expect(body).toMatchObject({ title_ru: 'Проба', title_kk: 'Проба', time_limit_seconds: 90 })
})
