import { queryOptions } from '@tanstack/react-query'
import { api, body } from '@/api/client'
import type { Got } from '@/api/types'

export type ExtraTime = Got<'/api/v1/admin/users/{user_id}/extra-time'>

const path = (userId: string) => ({ params: { path: { user_id: userId } } })

export const extraTime = (userId: string) =>
  queryOptions({
    queryKey: ['extra-time', userId],
    queryFn: ({ signal }) =>
      body(api.GET('/api/v1/admin/users/{user_id}/extra-time', { ...path(userId), signal })),
  })

export function grantExtraTime(userId: string, percent: number, minutes: number, reason: string) {
  return body(
    api.PUT('/api/v1/admin/users/{user_id}/extra-time', {
      ...path(userId),
      body: { percent, minutes, reason },
    }),
  )
}

export function withdrawExtraTime(userId: string) {
  return body(api.DELETE('/api/v1/admin/users/{user_id}/extra-time', path(userId)))
}
