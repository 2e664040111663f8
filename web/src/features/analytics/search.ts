import type { ItemFlag } from '@/api/types'
import { asOneOf, asPage, asText, given } from '@/shared/list/page'

export const VIEWS = ['overview', 'items', 'exams', 'trials'] as const
export type View = (typeof VIEWS)[number]

export const FLAGS = [
  'negative_discrimination',
  'low_discrimination',
  'suspected_key',
  'too_easy',
  'too_hard',
  'dead_distractor',
] as const satisfies readonly ItemFlag[]

export const SORTS = [
  '-responses',
  'responses',
  'discrimination',
  '-discrimination',
  'facility',
  '-facility',
  '-seconds',
  'seconds',
] as const

/** What the address of the analytics carries. `flag` may also be `any` of them. */
export interface AnalyticsSearch {
  view?: View
  subject?: string
  flag?: ItemFlag | 'any'
  sort?: (typeof SORTS)[number]
  page?: number
}

export function parseAnalyticsSearch(search: Record<string, unknown>): AnalyticsSearch {
  return given({
    view: asOneOf(search.view, VIEWS),
    subject: asText(search.subject),
    flag: asOneOf(search.flag, [...FLAGS, 'any'] as const),
    sort: asOneOf(search.sort, SORTS),
    page: asPage(search.page),
  })
}
