import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { api, body, patientFetch } from '@/api/client'
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

/** How an attempt stands: time, pause, end, and whether another device has changed something. Cheap for the server. */
export const attemptClock = (attemptId: string) =>
  queryOptions({
    queryKey: ['exam', attemptId, 'clock'],
    queryFn: async ({ signal }) => {
      const sentAt = performance.now()
      const state = await body(api.GET('/api/v1/exam/{attempt_id}/clock', { ...path(attemptId), signal }))
      const clock: ServerClock = synchronise(state.server_time, sentAt, performance.now())
      return { ...state, clock }
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

/** The result by topic and beside earlier attempts, with the check code where one was given. */
export const attemptBreakdown = (attemptId: string, language: string) =>
  queryOptions({
    queryKey: ['exam', attemptId, 'breakdown', language],
    queryFn: ({ signal }) =>
      body(api.GET('/api/v1/exam/{attempt_id}/breakdown', { ...path(attemptId), signal })),
    placeholderData: keepPreviousData,
  })

export type Paper = 'certificate' | 'result'

/** A paper in the language of the page. */
export async function paper(attemptId: string, which: Paper): Promise<Blob> {
  const asked = {
    params: { path: { attempt_id: attemptId }, query: { language: currentLanguage() } },
    parseAs: 'blob' as const,
    fetch: patientFetch,
  }
  const answer =
    which === 'certificate'
      ? body<unknown>(api.GET('/api/v1/exam/{attempt_id}/certificate.pdf', asked))
      : body<unknown>(api.GET('/api/v1/exam/{attempt_id}/result.pdf', asked))
  return (await answer) as Blob
}

/** Which name those read who verify the certificate. */
export function chooseName(attemptId: string, nameShown: 'initials' | 'full') {
  const choice = { ...path(attemptId), body: { name_shown: nameShown } }
  return body(api.PUT('/api/v1/exam/{attempt_id}/certificate', choice))
}

/** What to start: a format for a major, or a scheduled exam. */
export interface Start {
  majorCode?: string | undefined
  format?: string
  sittingId?: string
  accessCode?: string
}

export function startExam({ majorCode, format, sittingId, accessCode }: Start) {
  return body(
    api.POST('/api/v1/exam/start', {
      body: {
        // Questions come in the language that the page is read in, where they exist in it.
        language: currentLanguage(),
        format: format ?? 'profile',
        ...(majorCode && { major_code: majorCode }),
        ...(sittingId && { sitting_id: sittingId }),
        ...(accessCode && { access_code: accessCode }),
      },
    }),
  )
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
    return { selectedKeys: saved.selected_keys, seq: saved.client_seq ?? change.seq, savedAt: saved.saved_at }
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
