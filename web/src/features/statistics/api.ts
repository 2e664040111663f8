import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { api, body } from '@/api/client'
import { windowOf } from '@/shared/list/page'
import type { TableFormat } from '@/shared/TableExport'

export const myStatistics = (language: string) =>
  queryOptions({
    queryKey: ['statistics', 'my', language],
    queryFn: ({ signal }) => body(api.GET('/api/v1/stats/my', { signal })),
    placeholderData: keepPreviousData,
  })

export const myTopics = (language: string) =>
  queryOptions({
    queryKey: ['statistics', 'topics', language],
    queryFn: ({ signal }) => body(api.GET('/api/v1/stats/my/topics', { signal })),
    placeholderData: keepPreviousData,
  })

export async function exportMine(table: 'progress' | 'subjects', format: TableFormat): Promise<Blob> {
  return (await body<unknown>(
    api.GET('/api/v1/stats/my/export', { params: { query: { table, format } }, parseAs: 'blob' }),
  )) as Blob
}

export const studentStatistics = (studentId: string, language: string) =>
  queryOptions({
    queryKey: ['statistics', studentId, language],
    queryFn: ({ signal }) =>
      body(
        api.GET('/api/v1/students/{student_id}/exam-stats', {
          params: { path: { student_id: studentId } },
          signal,
        }),
      ),
    placeholderData: keepPreviousData,
  })

export const studentAttempts = (studentId: string, page: number | undefined) =>
  queryOptions({
    queryKey: ['statistics', studentId, 'attempts', page],
    queryFn: ({ signal }) =>
      body(
        api.GET('/api/v1/students/{student_id}/exam-attempts', {
          params: { path: { student_id: studentId }, query: windowOf(page) },
          signal,
        }),
      ),
    placeholderData: keepPreviousData,
  })
