import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { api, body, patientFetch } from '@/api/client'
import type { paths } from '@/api/schema'
import type { Got } from '@/api/types'
import { windowOf } from '@/shared/list/page'
import type { QuestionSearch, ReportSearch } from './search'

export type QuestionListed = Got<'/api/v1/admin/questions'>['items'][number]
export type QuestionDetail = Got<'/api/v1/admin/questions/{question_id}'>
export type QuestionVersion = Got<'/api/v1/admin/questions/{question_id}/versions'>['items'][number]
export type QuestionReport = Got<'/api/v1/admin/question-reports'>['items'][number]
export type Correction = Got<'/api/v1/admin/questions/{question_id}/corrections'>['items'][number]
export type Step = QuestionDetail['steps'][number]
export type QuestionInput =
  paths['/api/v1/admin/questions']['post']['requestBody']['content']['application/json']
export type Verdict = 'dismissed' | 'wording_corrected'

/** A question with the tag that a change of it names, so that nobody overwrites what they have not seen. */
export type Tagged = QuestionDetail & { etag: string }

export const BANK = ['bank'] as const
const QUESTION = '/api/v1/admin/questions/{question_id}'
const path = (questionId: string) => ({ path: { question_id: questionId } })

export const questions = (search: QuestionSearch) =>
  queryOptions({
    queryKey: [...BANK, 'list', search],
    queryFn: ({ signal }) => {
      const { q, subject, topic, tag, difficulty, type, status, language, queue, mine, sort, page } = search
      return body(
        api.GET('/api/v1/admin/questions', {
          params: {
            query: {
              ...windowOf(page),
              ...(q && { q }),
              ...(subject && { subject_code: subject }),
              ...(topic && { topic }),
              ...(tag && { tag }),
              ...(difficulty && { difficulty }),
              ...(type && { type }),
              ...(status && { status }),
              ...(language && { language }),
              ...(queue === 'review' && { awaiting_review: true }),
              ...(queue === 'reported' && { reported: true }),
              ...(mine && { author_id: mine }),
              ...(sort && { sort }),
            },
          },
          signal,
        }),
      )
    },
    placeholderData: keepPreviousData,
  })

export const labels = (kind: 'tag' | 'topic', subject: string | undefined) =>
  queryOptions({
    queryKey: [...BANK, 'labels', kind, subject],
    queryFn: async ({ signal }) => {
      const query = { kind, limit: 100, ...(subject && { subject_code: subject }) }
      const page = await body(api.GET('/api/v1/admin/questions/labels', { params: { query }, signal }))
      return page.items.map(({ label }) => label)
    },
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  })

async function tagged(answer: Promise<{ data?: QuestionDetail; error?: unknown; response: Response }>) {
  const { response } = await answer
  return { ...(await body(answer)), etag: response.headers.get('ETag') ?? '' } satisfies Tagged
}

export const question = (questionId: string) =>
  queryOptions({
    queryKey: [...BANK, 'question', questionId],
    queryFn: ({ signal }) => tagged(api.GET(QUESTION, { params: path(questionId), signal })),
  })

export const versions = (questionId: string) =>
  queryOptions({
    queryKey: [...BANK, 'question', questionId, 'versions'],
    queryFn: ({ signal }) =>
      body(
        api.GET('/api/v1/admin/questions/{question_id}/versions', {
          params: { ...path(questionId), query: { limit: 50 } },
          signal,
        }),
      ),
  })

export const reviews = (questionId: string) =>
  queryOptions({
    queryKey: [...BANK, 'question', questionId, 'reviews'],
    queryFn: ({ signal }) =>
      body(
        api.GET('/api/v1/admin/questions/{question_id}/reviews', {
          params: { ...path(questionId), query: { limit: 50 } },
          signal,
        }),
      ),
  })

export const corrections = (questionId: string) =>
  queryOptions({
    queryKey: [...BANK, 'question', questionId, 'corrections'],
    queryFn: ({ signal }) =>
      body(
        api.GET('/api/v1/admin/questions/{question_id}/corrections', { params: path(questionId), signal }),
      ),
    // While attempts are being graded again, one may watch.
    refetchInterval: ({ state }) => (state.data?.items.some((each) => !each.finished_at) ? 2_000 : false),
  })

export const reports = ({ status, reason, page }: ReportSearch) =>
  queryOptions({
    queryKey: [...BANK, 'reports', { status, reason, page }],
    queryFn: ({ signal }) =>
      body(
        api.GET('/api/v1/admin/question-reports', {
          params: { query: { ...windowOf(page), status: status ?? 'open', ...(reason && { reason }) } },
          signal,
        }),
      ),
    placeholderData: keepPreviousData,
    refetchInterval: 15_000,
  })

export const reportsOf = (questionId: string) =>
  queryOptions({
    queryKey: [...BANK, 'reports', 'of', questionId],
    queryFn: ({ signal }) =>
      body(
        api.GET('/api/v1/admin/question-reports', {
          params: { query: { question_id: questionId, limit: 50 } },
          signal,
        }),
      ),
  })

const only = ({ id, etag }: Tagged) => ({ ...path(id), header: { 'if-match': etag } })

export const createQuestion = (data: QuestionInput) =>
  tagged(api.POST('/api/v1/admin/questions', { body: data }))

export const changeQuestion = (of: Tagged, data: QuestionInput) =>
  tagged(api.PATCH(QUESTION, { params: only(of), body: data }))

export async function deleteQuestion(of: Tagged): Promise<void> {
  await body(api.DELETE(QUESTION, { params: only(of) }))
}

/** One step of a question on its way. */
export function takeStep(of: Tagged, step: Step, comment: string): Promise<Tagged> {
  const params = only(of)
  switch (step) {
    case 'submit':
      return tagged(api.POST(`${QUESTION}/submit`, { params, body: { comment } }))
    case 'withdraw':
      return tagged(api.POST(`${QUESTION}/withdraw`, { params }))
    case 'discard':
      return tagged(api.POST(`${QUESTION}/discard`, { params }))
    case 'send_back':
      return tagged(api.POST(`${QUESTION}/send-back`, { params, body: { comment } }))
    case 'publish':
      return tagged(api.POST(`${QUESTION}/publish`, { params, body: { comment } }))
    case 'retire':
      return tagged(api.POST(`${QUESTION}/retire`, { params, body: { comment } }))
    case 'restore':
      return tagged(api.POST(`${QUESTION}/restore`, { params }))
    default:
      throw new Error(step)
  }
}

/** What a corrected key does to results; with `dryRun` what it would do. No keys: nobody's answer is wrong. */
export function correctKey(of: Tagged, keys: readonly string[], reason: string, dryRun: boolean) {
  const params = { ...only(of), query: { dry_run: dryRun } }
  // A forecast asks for no reason, and the server for one in any case.
  const why = { reason: reason || '…' }
  return keys.length > 0
    ? body(
        api.POST(`${QUESTION}/correct-key`, {
          params,
          body: { ...why, correct_keys: [...keys] },
          fetch: patientFetch,
        }),
      )
    : body(api.POST(`${QUESTION}/annul`, { params, body: why, fetch: patientFetch }))
}

export type Forecast = Awaited<ReturnType<typeof correctKey>>

export function judgeReports(questionId: string, verdict: Verdict, answer: string, reportIds?: string[]) {
  return body(
    api.POST('/api/v1/admin/questions/{question_id}/reports/verdict', {
      params: path(questionId),
      body: { verdict, answer, ...(reportIds && { report_ids: reportIds }) },
    }),
  )
}

export function uploadImage(file: File) {
  const form = new FormData()
  form.append('file', file)
  return body(
    api.POST('/api/v1/admin/questions/images', {
      body: form as unknown as { file: string }, // the document knows files as texts
      fetch: patientFetch,
    }),
  )
}
