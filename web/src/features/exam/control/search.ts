import { asDay, asId, asOneOf, asPage, asText, given } from '@/shared/list/page'

export const STATUSES = ['in_progress', 'completed', 'expired', 'cancelled'] as const

/** What the address of the monitor carries. */
export interface MonitorSearch {
  q?: string
  format?: string
  sitting?: string
  suspicious?: 'yes'
  page?: number
}

export interface AttemptsSearch {
  q?: string
  status?: (typeof STATUSES)[number]
  format?: string
  suspicious?: 'yes'
  archived?: 'yes'
  from?: string
  to?: string
  page?: number
}

const YES = ['yes'] as const

export function parseMonitorSearch(search: Record<string, unknown>): MonitorSearch {
  return given({
    q: asText(search.q),
    format: asText(search.format),
    sitting: asId(search.sitting),
    suspicious: asOneOf(search.suspicious, YES),
    page: asPage(search.page),
  })
}

export function parseAttemptsSearch(search: Record<string, unknown>): AttemptsSearch {
  return given({
    q: asText(search.q),
    status: asOneOf(search.status, STATUSES),
    format: asText(search.format),
    suspicious: asOneOf(search.suspicious, YES),
    archived: asOneOf(search.archived, YES),
    from: asDay(search.from),
    to: asDay(search.to),
    page: asPage(search.page),
  })
}
