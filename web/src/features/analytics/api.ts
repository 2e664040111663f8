import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { api, body, patientFetch } from '@/api/client'
import type { paths } from '@/api/schema'
import { windowOf } from '@/shared/list/page'
import type { TableFormat } from '@/shared/TableExport'
import type { AnalyticsSearch } from './search'

export const ANALYTICS = ['analytics'] as const
export type NewTrial =
  paths['/api/v1/admin/questions/{question_id}/trials']['post']['requestBody']['content']['application/json']
export type OverviewTable = 'roles' | 'statuses' | 'hours' | 'overview_subjects' | 'majors'

const asFile = { parseAs: 'blob' as const, fetch: patientFetch }
const file = async (answer: Promise<unknown>) => (await answer) as Blob

const wanted = ({ subject, flag, sort }: AnalyticsSearch) => ({
  ...(subject && { subject_code: subject }),
  ...(flag && (flag === 'any' ? { flagged: true } : { flag })),
  ...(sort && { sort }),
})

export const overview = (language: string) =>
  queryOptions({
    queryKey: [...ANALYTICS, 'overview', language],
    queryFn: ({ signal }) => body(api.GET('/api/v1/admin/stats/overview', { signal })),
    placeholderData: keepPreviousData,
  })

/** Those of exams. */
export const items = (search: AnalyticsSearch, language: string) =>
  queryOptions({
    queryKey: [...ANALYTICS, 'items', wanted(search), search.page, language],
    queryFn: ({ signal }) =>
      body(
        api.GET('/api/v1/admin/analytics/items', {
          params: { query: { ...windowOf(search.page), ...wanted(search) } },
          signal,
        }),
      ),
    placeholderData: keepPreviousData,
  })

export const exams = (language: string) =>
  queryOptions({
    queryKey: [...ANALYTICS, 'exams', language],
    queryFn: async ({ signal }) => (await body(api.GET('/api/v1/admin/analytics/exams', { signal }))).items,
    placeholderData: keepPreviousData,
  })

export const trials = (page: number | undefined, language: string) =>
  queryOptions({
    queryKey: [...ANALYTICS, 'trials', page, language],
    queryFn: ({ signal }) =>
      body(api.GET('/api/v1/admin/analytics/trials', { params: { query: windowOf(page) }, signal })),
    placeholderData: keepPreviousData,
  })

const one = (questionId: string) => ({ params: { path: { question_id: questionId } } })

export const question = (questionId: string, language: string) =>
  queryOptions({
    queryKey: [...ANALYTICS, 'question', questionId, language],
    queryFn: ({ signal }) =>
      body(api.GET('/api/v1/admin/questions/{question_id}/stats', { ...one(questionId), signal })),
    placeholderData: keepPreviousData,
  })

export const trialsOf = (questionId: string, language: string) =>
  queryOptions({
    queryKey: [...ANALYTICS, 'trials', questionId, language],
    queryFn: async ({ signal }) => {
      const query = { question_id: questionId, limit: 5 }
      return (await body(api.GET('/api/v1/admin/analytics/trials', { params: { query }, signal }))).items
    },
    placeholderData: keepPreviousData,
  })

export const startTrial = (questionId: string, texts: NewTrial['texts']) =>
  body(api.POST('/api/v1/admin/questions/{question_id}/trials', { ...one(questionId), body: { texts } }))

export function stopTrial(trialId: string, winner: 'a' | 'b' | null) {
  const path = { trial_id: trialId }
  return body(
    api.POST('/api/v1/admin/analytics/trials/{trial_id}/stop', { params: { path }, body: { winner } }),
  )
}

export const exportItems = (search: AnalyticsSearch, table: 'items' | 'options', format: TableFormat) =>
  file(
    body<unknown>(
      api.GET('/api/v1/admin/analytics/items/export', {
        params: { query: { ...wanted(search), table, format } },
        ...asFile,
      }),
    ),
  )

export const exportExams = (table: 'reliability' | 'distribution', format: TableFormat) =>
  file(
    body<unknown>(
      api.GET('/api/v1/admin/analytics/exams/export', { params: { query: { table, format } }, ...asFile }),
    ),
  )

export const exportTrials = (format: TableFormat) =>
  file(
    body<unknown>(
      api.GET('/api/v1/admin/analytics/trials/export', { params: { query: { format } }, ...asFile }),
    ),
  )

export const exportOverview = (table: OverviewTable, format: TableFormat) =>
  file(
    body<unknown>(
      api.GET('/api/v1/admin/stats/overview/export', { params: { query: { table, format } }, ...asFile }),
    ),
  )

export const exportQuestion = (questionId: string, table: 'options' | 'versions', format: TableFormat) =>
  file(
    body<unknown>(
      api.GET('/api/v1/admin/questions/{question_id}/stats/export', {
        params: { path: { question_id: questionId }, query: { table, format } },
        ...asFile,
      }),
    ),
  )
