import type { OutboxMail } from '@/api/types'
import { asOneOf, asPage, asText, given } from '@/shared/list/page'

export const STATUSES = [
  'pending',
  'sent',
  'failed',
  'dead',
] as const satisfies readonly OutboxMail['status'][]

/** What the address of the outbox carries. */
export interface OutboxSearch {
  status?: OutboxMail['status']
  q?: string
  page?: number
}

export function parseOutboxSearch(search: Record<string, unknown>): OutboxSearch {
  return given({ status: asOneOf(search.status, STATUSES), q: asText(search.q), page: asPage(search.page) })
}
