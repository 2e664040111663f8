import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { api, body } from '@/api/client'
import type { paths } from '@/api/schema'
import type { Got } from '@/api/types'
import { windowOf } from '@/shared/list/page'

export type Sitting = Got<'/api/v1/admin/sittings'>['items'][number]
export type OwnSitting = Got<'/api/v1/exam/sittings'>['items'][number]
export type NewSitting = paths['/api/v1/admin/sittings']['post']['requestBody']['content']['application/json']

export const SITTINGS = ['sittings'] as const
const ASKED_MS = 30_000

const path = (sittingId: string) => ({ params: { path: { sitting_id: sittingId } } })

/** Scheduled exams that are open to this student or will be. */
export const ownSittings = queryOptions({
  queryKey: [...SITTINGS, 'own'],
  queryFn: async ({ signal }) => (await body(api.GET('/api/v1/exam/sittings', { signal }))).items,
  refetchInterval: ASKED_MS,
})

export const sittings = (page: number | undefined) =>
  queryOptions({
    queryKey: [...SITTINGS, 'list', page],
    queryFn: ({ signal }) =>
      body(api.GET('/api/v1/admin/sittings', { params: { query: windowOf(page) }, signal })),
    placeholderData: keepPreviousData,
  })

export const sitting = (sittingId: string) =>
  queryOptions({
    queryKey: [...SITTINGS, sittingId],
    queryFn: ({ signal }) =>
      body(api.GET('/api/v1/admin/sittings/{sitting_id}', { ...path(sittingId), signal })),
    gcTime: 0,
  })

export function createSitting(data: NewSitting) {
  return body(api.POST('/api/v1/admin/sittings', { body: data }))
}

/** The school of a sitting stays what it is. */
export function changeSitting(sittingId: string, changes: Omit<Partial<NewSitting>, 'school_id'>) {
  return body(api.PATCH('/api/v1/admin/sittings/{sitting_id}', { ...path(sittingId), body: changes }))
}

export async function deleteSitting(sittingId: string): Promise<void> {
  await body(api.DELETE('/api/v1/admin/sittings/{sitting_id}', path(sittingId)))
}
