import { expect, test } from 'vitest'
import { outcomeOf } from './outcome'
import { filterReview } from './reviewFilter'

const total = (reached: number) => ({ name: 'pass_percent', required: 70, reached, passed: reached >= 70 })
const english = { name: 'ENG', required: 25, reached: 20, passed: false }

test.each([
  [{ status: 'completed', passed: true, score_percentage: 84, verdicts: [total(84)] }, 'passed', 0],
  [{ status: 'expired', passed: false, score_percentage: 69.2, verdicts: [total(69.2)] }, 'short', 0.8],
  [
    { status: 'completed', passed: false, score_percentage: 80, verdicts: [english, total(80)] },
    'threshold',
    0,
  ],
  [{ status: 'cancelled', passed: false, score_percentage: 0, verdicts: [total(0)] }, 'cancelled', 0],
] as const)('%o', (result, kind, gap) => {
  expect(outcomeOf({ ...result, verdicts: [...result.verdicts] })).toEqual({ kind, gap, required: 70 })
})

test('a question without an answer is not among the mistakes', () => {
  const right = { is_correct: true, selected_keys: ['A'] }
  const mistake = { is_correct: false, selected_keys: ['B'] }
  const skipped = { is_correct: false, selected_keys: [] }
  const all = [right, mistake, skipped]
  expect(filterReview(all, 'all')).toEqual(all)
  expect(filterReview(all, 'wrong')).toEqual([mistake])
  expect(filterReview(all, 'unanswered')).toEqual([skipped])
})
