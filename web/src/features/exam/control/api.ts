import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { api, body } from '@/api/client'
import type { Got } from '@/api/types'
import { windowOf } from '@/shared/list/page'
import type { ReviewVerdict } from '../proctor/verdicts'
import type { AttemptsSearch, MonitorSearch } from './search'

export type Attempt = Got<'/api/v1/admin/attempts'>['items'][number]
export type AttemptDetail = Got<'/api/v1/admin/attempts/{attempt_id}'>
export type MonitorState = Got<'/api/v1/admin/monitor'>

export const ATTEMPTS = ['attempts'] as const
const WATCHED_MS = 3_000
const MOST_WATCHED = 100

/** What can be done to running attempts. */
export const ACTIONS = ['extend', 'pause', 'resume', 'cancel'] as const
export type Action = (typeof ACTIONS)[number]

export const monitor = ({ q, format, sitting, suspicious, page }: MonitorSearch) =>
  queryOptions({
    queryKey: [...ATTEMPTS, 'monitor', { q, format, sitting, suspicious, page }],
    queryFn: ({ signal }) =>
      body(
        api.GET('/api/v1/admin/monitor', {
          params: {
            query: {
              limit: MOST_WATCHED,
              offset: ((page ?? 1) - 1) * MOST_WATCHED,
              ...(q && { q }),
              ...(format && { format }),
              ...(sitting && { sitting_id: sitting }),
              ...(suspicious && { suspicious: true }),
            },
          },
          signal,
        }),
      ),
    // Answers announce nothing: how far everybody is is looked at every few seconds.
    refetchInterval: WATCHED_MS,
    placeholderData: keepPreviousData,
  })

export const attempts = ({ q, status, format, suspicious, archived, from, to, page }: AttemptsSearch) =>
  queryOptions({
    queryKey: [...ATTEMPTS, 'list', { q, status, format, suspicious, archived, from, to, page }],
    queryFn: ({ signal }) =>
      body(
        api.GET('/api/v1/admin/attempts', {
          params: {
            query: {
              ...windowOf(page),
              ...(q && { q }),
              ...(status && { status }),
              ...(format && { format }),
              ...(suspicious && { suspicious: true }),
              ...(archived && { archived: true }),
              ...(from && { started_from: new Date(`${from}T00:00`).toISOString() }),
              ...(to && { started_to: new Date(Date.parse(`${to}T00:00`) + 86_400_000).toISOString() }),
            },
          },
          signal,
        }),
      ),
    placeholderData: keepPreviousData,
  })

const path = (attemptId: string) => ({ params: { path: { attempt_id: attemptId } } })

export const attempt = (attemptId: string) =>
  queryOptions({
    queryKey: [...ATTEMPTS, attemptId],
    queryFn: ({ signal }) =>
      body(api.GET('/api/v1/admin/attempts/{attempt_id}', { ...path(attemptId), signal })),
  })

/** Changes one attempt; the number of those changed. */
export async function changeOne(attemptId: string, action: Action, reason: string, minutes: number) {
  if (action === 'extend')
    await body(
      api.POST('/api/v1/admin/attempts/{attempt_id}/extend', {
        ...path(attemptId),
        body: { minutes, reason },
      }),
    )
  else
    await body(
      api.POST(`/api/v1/admin/attempts/{attempt_id}/${action}`, { ...path(attemptId), body: { reason } }),
    )
  return 1
}

/** Changes all running attempts that the monitor shows under these filters; the number of those changed. */
export async function changeMany(chosen: MonitorSearch, action: Action, reason: string, minutes: number) {
  const which = {
    ...(chosen.q && { q: chosen.q }),
    ...(chosen.format && { format: chosen.format }),
    ...(chosen.sitting && { sitting_id: chosen.sitting }),
    ...(chosen.suspicious && { suspicious: true }),
    reason,
  }
  const done =
    action === 'extend'
      ? await body(api.POST('/api/v1/admin/attempts/extend', { body: { ...which, minutes } }))
      : await body(api.POST(`/api/v1/admin/attempts/${action}`, { body: which }))
  return done.changed_count
}

export function judge(attemptId: string, verdict: ReviewVerdict, note: string) {
  return body(
    api.POST('/api/v1/admin/attempts/{attempt_id}/verdict', { ...path(attemptId), body: { verdict, note } }),
  )
}
