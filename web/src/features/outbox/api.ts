import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { api, body } from '@/api/client'
import { windowOf } from '@/shared/list/page'
import type { OutboxSearch } from './search'

export const OUTBOX = ['outbox'] as const

export const outbox = ({ status, q, page }: OutboxSearch) =>
  queryOptions({
    queryKey: [...OUTBOX, { status, q, page }],
    queryFn: ({ signal }) =>
      body(
        api.GET('/api/v1/admin/outbox', {
          params: { query: { ...windowOf(page), ...(status && { status }), ...(q && { recipient: q }) } },
          signal,
        }),
      ),
    placeholderData: keepPreviousData,
  })

export const outboxMail = (mailId: string) =>
  queryOptions({
    queryKey: [...OUTBOX, mailId],
    queryFn: ({ signal }) =>
      body(api.GET('/api/v1/admin/outbox/{mail_id}', { params: { path: { mail_id: mailId } }, signal })),
  })

export function retryMail(mailId: string) {
  return body(api.POST('/api/v1/admin/outbox/{mail_id}/retry', { params: { path: { mail_id: mailId } } }))
}
