import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { api, body } from '@/api/client'
import type { paths } from '@/api/schema'
import type { Got } from '@/api/types'
import { windowOf } from '@/shared/list/page'

export type Paper = Got<'/api/v1/admin/papers/{paper_id}'>
export type Variant = Paper['sheets'][number]
export type NewPaper = paths['/api/v1/admin/papers']['post']['requestBody']['content']['application/json']

export const PAPERS = ['papers'] as const

const path = (paperId: string) => ({ params: { path: { paper_id: paperId } } })

export const papers = (page: number | undefined) =>
  queryOptions({
    queryKey: [...PAPERS, 'list', page],
    queryFn: ({ signal }) =>
      body(api.GET('/api/v1/admin/papers', { params: { query: windowOf(page) }, signal })),
    placeholderData: keepPreviousData,
  })

export const paper = (paperId: string) =>
  queryOptions({
    queryKey: [...PAPERS, paperId],
    queryFn: ({ signal }) => body(api.GET('/api/v1/admin/papers/{paper_id}', { ...path(paperId), signal })),
    staleTime: Infinity,
  })

export function createPaper(data: NewPaper) {
  return body(api.POST('/api/v1/admin/papers', { body: data }))
}

export async function deletePaper(paperId: string): Promise<void> {
  await body(api.DELETE('/api/v1/admin/papers/{paper_id}', path(paperId)))
}
