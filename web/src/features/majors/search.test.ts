import { expect, test } from 'vitest'
import type { Major } from '@/api/types'
import { searchMajors } from './search'

const titled = (code: string, ru: string, kk: string, en: string) => ({
  code,
  title_ru: ru,
  title_kk: kk,
  title_en: en,
})
const informatics = {
  ...titled('M094', 'Информационные технологии', 'Ақпараттық технологиялар', 'Information technology'),
  profile_subjects: [titled('ALG', 'Алгоритмы и структуры данных', 'Алгоритмдер', 'Algorithms')],
} as Major
const flight = {
  ...titled('M104', 'Полёты', 'Ұшу', 'Flight'),
  profile_subjects: [] as Major['profile_subjects'],
} as Major
const all = [informatics, flight]

test.each([
  ['', all],
  ['m094', [informatics]],
  ['АҚПАРАТТЫҚ', [informatics]],
  ['technology inform', [informatics]],
  ['алгоритмы', [informatics]],
  ['полеты', [flight]],
  ['химия', []],
])('searching for %j', (query, found) => {
  expect(searchMajors(all, query)).toEqual(found)
})
