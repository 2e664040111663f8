import type { Result } from '@/api/types'

export interface Outcome {
  kind: 'passed' | 'short' | 'threshold' | 'cancelled'
  /** Percentage points missing to the overall pass mark, rounded up to a tenth; 0 if it was reached. */
  gap: number
  /** The overall pass mark in percent, where the result tells it. */
  required: number | undefined
}

type Judged = Pick<Result, 'status' | 'passed' | 'score_percentage' | 'verdicts'>

/** The name of the verdict on the whole, which is in percent; the others are in points. */
export const OVERALL = 'pass_percent'

/** Why a result is what it is. */
export function outcomeOf(result: Judged): Outcome {
  const overall = result.verdicts.find((verdict) => verdict.name === OVERALL)
  const required = overall?.required
  if (result.status === 'cancelled') return { kind: 'cancelled', gap: 0, required }
  if (result.passed) return { kind: 'passed', gap: 0, required }
  const gap = Math.max(0, Math.ceil(10 * ((required ?? 0) - (result.score_percentage ?? 0)) - 1e-6) / 10)
  return { kind: gap > 0 ? 'short' : 'threshold', gap, required }
}
