import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { api, body } from '@/api/client'
import { ApiError } from '@/api/problem'
import { currentLanguage } from '@/i18n'
import { synchronise, type ServerClock } from './sync/clock'
import type { Stored } from './sync/answerSync'
import type { Change } from './sync/pendingStore'

const path = (attemptId: string) => ({ params: { path: { attempt_id: attemptId } } })

/** The running attempt of this student, or null. */
export const currentAttempt = queryOptions({
  queryKey: ['exam', 'current'],
  queryFn: async ({ signal }) => {
    try {
      return await body(api.GET('/api/v1/exam/current', { signal }))
    } catch (error) {
      if (error instanceof ApiError && error.status === 404) return null
      throw error
    }
  },
})

export const recentAttempts = queryOptions({
  queryKey: ['exam', 'attempts'],
  queryFn: ({ signal }) =>
    body(api.GET('/api/v1/exam/attempts', { params: { query: { limit: 5 } }, signal })),
})

export const examFormats = queryOptions({
  queryKey: ['exam', 'formats'],
  queryFn: async ({ signal }) => (await body(api.GET('/api/v1/exam/formats', { signal }))).items,
  staleTime: 3_600_000,
})

/** Status of an attempt, with the server's clock as this request saw it. */
export const attemptStatus = (attemptId: string) =>
  queryOptions({
    queryKey: ['exam', attemptId, 'status'],
    queryFn: async ({ signal }) => {
      const sentAt = performance.now()
      const status = await body(api.GET('/api/v1/exam/{attempt_id}', { ...path(attemptId), signal }))
      const clock: ServerClock = synchronise(status.server_time, sentAt, performance.now())
      return { ...status, clock }
    },
  })

/** All questions of an attempt; `askedAt` lets the room tell which of its own changes are newer. */
export const attemptQuestions = (attemptId: string) =>
  queryOptions({
    queryKey: ['exam', attemptId, 'questions'],
    queryFn: async ({ signal }) => {
      const askedAt = performance.now()
      const answer = await body(
        api.GET('/api/v1/exam/{attempt_id}/questions', { ...path(attemptId), signal }),
      )
      return { ...answer, askedAt }
    },
  })

export const attemptResult = (attemptId: string, language: string) =>
  queryOptions({
    queryKey: ['exam', attemptId, 'result', language],
    queryFn: ({ signal }) =>
      body(
        api.GET('/api/v1/exam/{attempt_id}/result', {
          params: { path: { attempt_id: attemptId }, query: { review: true } },
          signal,
        }),
      ),
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  })

export function startExam(majorCode: string, format: string) {
  // Questions come in the language that the page is read in, where they exist in it.
  const asked = { major_code: majorCode, format, language: currentLanguage() }
  return body(api.POST('/api/v1/exam/start', { body: asked }))
}

export function submitExam(attemptId: string) {
  return body(api.POST('/api/v1/exam/{attempt_id}/submit', path(attemptId)))
}

/** Delivers one answer or flag; resolves once the server has saved it, with what is stored now. */
export async function sendChange(change: Change): Promise<Stored> {
  const { attemptId, questionId } = change
  // keepalive: an answer given in the moment of closing the page still arrives.
  const common = { ...path(attemptId), keepalive: true }
  if (change.kind === 'answer') {
    const answer = { question_id: questionId, selected_keys: change.selectedKeys, client_seq: change.seq }
    const saved = await body(api.POST('/api/v1/exam/{attempt_id}/answer', { ...common, body: answer }))
    return { selectedKeys: saved.selected_keys, seq: saved.client_seq ?? change.seq }
  } else {
    const flag = { question_id: questionId, flagged: change.flagged }
    await body(api.PUT('/api/v1/exam/{attempt_id}/flags', { ...common, body: flag }))
    return null
  }
}

/** Remembers where the student is; nobody needs to know if it fails. */
export function sendPosition(attemptId: string, position: number): void {
  const request = { ...path(attemptId), keepalive: true, body: { position } }
  body(api.PUT('/api/v1/exam/{attempt_id}/position', request)).catch(() => undefined)
}
