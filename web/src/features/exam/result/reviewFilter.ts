import type { ReviewItem } from '@/api/types'

export type ReviewFilter = 'all' | 'wrong' | 'unanswered'
export type Verdict = 'right' | 'mistake' | 'skipped'

export function verdictOf(item: Pick<ReviewItem, 'is_correct' | 'selected_keys'>): Verdict {
  if (item.is_correct) return 'right'
  return item.selected_keys.length > 0 ? 'mistake' : 'skipped'
}

/** The items to show. A question without an answer is not called wrong: it has a filter of its own. */
export function filterReview<T extends Pick<ReviewItem, 'is_correct' | 'selected_keys'>>(
  items: readonly T[],
  filter: ReviewFilter,
): T[] {
  const wanted: Record<ReviewFilter, Verdict | null> = { all: null, wrong: 'mistake', unanswered: 'skipped' }
  return items.filter((item) => wanted[filter] === null || verdictOf(item) === wanted[filter])
}
