import { LANGUAGES, type Language } from '@/i18n'
import { asId, asOneOf, asPage, asText, given } from '@/shared/list/page'

export const SORTS = [
  '-updated_at',
  'updated_at',
  '-created_at',
  'difficulty',
  '-difficulty',
  '-reports_open',
] as const
export const STATUSES = ['draft', 'in_review', 'published', 'retired'] as const
export const DIFFICULTIES = ['A', 'B', 'C'] as const
export const TYPES = ['single', 'multiple'] as const
export const QUEUES = ['review', 'reported'] as const
export const REPORT_STATUSES = ['open', 'closed'] as const
export const REASONS = [
  'wrong_key',
  'no_right_option',
  'several_right_options',
  'wording',
  'translation',
  'picture',
  'outside_programme',
  'other',
] as const

/** What the address of the list carries. */
export interface QuestionSearch {
  q?: string
  subject?: string
  topic?: string
  tag?: string
  difficulty?: (typeof DIFFICULTIES)[number]
  type?: (typeof TYPES)[number]
  status?: (typeof STATUSES)[number]
  language?: Language
  queue?: (typeof QUEUES)[number]
  mine?: string
  sort?: (typeof SORTS)[number]
  page?: number
}

export function parseQuestionSearch(search: Record<string, unknown>): QuestionSearch {
  const sort = asOneOf(search.sort, SORTS)
  return given({
    q: asText(search.q),
    subject: asText(search.subject),
    topic: asText(search.topic),
    tag: asText(search.tag),
    difficulty: asOneOf(search.difficulty, DIFFICULTIES),
    type: asOneOf(search.type, TYPES),
    status: asOneOf(search.status, STATUSES),
    language: asOneOf(search.language, LANGUAGES),
    queue: asOneOf(search.queue, QUEUES),
    mine: asId(search.mine),
    sort: sort === '-updated_at' ? undefined : sort,
    page: asPage(search.page),
  })
}

export interface ReportSearch {
  status?: (typeof REPORT_STATUSES)[number]
  reason?: (typeof REASONS)[number]
  page?: number
}

export function parseReportSearch(search: Record<string, unknown>): ReportSearch {
  const status = asOneOf(search.status, REPORT_STATUSES)
  return given({
    status: status === 'open' ? undefined : status,
    reason: asOneOf(search.reason, REASONS),
    page: asPage(search.page),
  })
}
