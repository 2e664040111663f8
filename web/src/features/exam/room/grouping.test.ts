import { expect, test } from 'vitest'
import type { Question } from '@/api/types'
import { sectionsOf } from './grouping'

test('sections are runs of one subject in the order of the attempt', () => {
  const order = ['TGO', 'TGO', 'ENG', 'TGO'].map((subject) => ({ subject_code: subject }) as Question)
  expect(sectionsOf(order)).toEqual([
    { subjectCode: 'TGO', places: [0, 1] },
    { subjectCode: 'ENG', places: [2] },
    { subjectCode: 'TGO', places: [3] },
  ])
})
