import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { api, body } from '@/api/client'
import { currentLanguage } from '@/i18n'
import { windowOf } from '@/shared/list/page'
import type { Waiting } from './room/outbox'

export const ORDERS = ['adaptive', 'bank', 'mistakes'] as const
export type Order = (typeof ORDERS)[number]
export const FILTERS = ['unseen', 'wrong', 'bookmarked'] as const
export type Filter = (typeof FILTERS)[number]

/** What is practised, as the address of the room says it. */
export interface Choice {
  order: Order
  filter?: Filter | undefined
  topic?: string | undefined
  offset: number
}

/** Which bookmarks are listed, as the address says it. */
export interface BookmarkSearch {
  subject?: string
  page?: number
}

export const PAGE = 20
/** The reviews of a day come at once: they shrink while they are done. */
const ALL_REVIEWS = 100

export const practiceSubjects = (majorCode: string | null) =>
  queryOptions({
    queryKey: ['practice', 'subjects', majorCode],
    queryFn: async ({ signal }) => {
      const query = majorCode ? { major_code: majorCode } : {}
      return (await body(api.GET('/api/v1/practice/subjects', { params: { query }, signal }))).items
    },
  })

export const reviews = queryOptions({
  queryKey: ['practice', 'reviews'],
  queryFn: ({ signal }) => body(api.GET('/api/v1/practice/reviews', { signal })),
})

const path = (subject: string) => ({ path: { subject } })

export const practiceTopics = (subject: string) =>
  queryOptions({
    queryKey: ['practice', subject, 'topics'],
    queryFn: async ({ signal }) =>
      (await body(api.GET('/api/v1/practice/{subject}/topics', { params: path(subject), signal }))).items,
  })

export const practiceStats = (subject: string) =>
  queryOptions({
    queryKey: ['practice', subject, 'stats'],
    queryFn: ({ signal }) =>
      body(api.GET('/api/v1/practice/{subject}/stats', { params: path(subject), signal })),
  })

/** A page of questions. It is not asked for again by itself: an order that moves under one's hands helps nobody. */
export const practicePage = (subject: string, { order, filter, topic, offset }: Choice) =>
  queryOptions({
    queryKey: ['practice', subject, 'page', order, filter, topic, offset],
    queryFn: ({ signal }) => {
      const limit = order === 'mistakes' ? ALL_REVIEWS : PAGE
      const query = { order, offset, limit, ...(filter && { [filter]: true }), ...(topic && { topic }) }
      return body(
        api.GET('/api/v1/practice/{subject}/questions', { params: { ...path(subject), query }, signal }),
      )
    },
    staleTime: Infinity,
    gcTime: 0,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
    placeholderData: keepPreviousData,
  })

/** How an answer of this session was checked, for whoever comes back to it. */
export const givenAnswer = (subject: string, questionId: string) =>
  queryOptions({
    queryKey: ['practice', subject, 'answer', questionId],
    queryFn: ({ signal }) =>
      body(
        api.GET('/api/v1/practice/{subject}/answers/{question_id}', {
          params: { path: { subject, question_id: questionId } },
          signal,
        }),
      ),
    retry: 1,
  })

export const BOOKMARKS = ['practice', 'bookmarks'] as const

export const bookmarks = ({ subject, page }: BookmarkSearch) =>
  queryOptions({
    queryKey: [...BOOKMARKS, subject, page],
    queryFn: ({ signal }) => {
      const query = { ...windowOf(page), ...(subject && { subject_code: subject }) }
      return body(api.GET('/api/v1/bookmarks', { params: { query }, signal }))
    },
    placeholderData: keepPreviousData,
  })

export function startPractice(subject: string) {
  return body(
    api.POST('/api/v1/practice/start', { body: { subject_code: subject, language: currentLanguage() } }),
  )
}

export function submitAnswer(subject: string, answer: Waiting) {
  return body(
    api.POST('/api/v1/practice/{subject}/submit-answer', {
      params: path(subject),
      body: answer,
      keepalive: true,
    }),
  )
}

export function finishPractice(subject: string) {
  return body(api.POST('/api/v1/practice/{subject}/finish', { params: path(subject) }))
}

export function setReviewsPerDay(reviewsPerDay: number) {
  return body(api.PUT('/api/v1/practice/settings', { body: { reviews_per_day: reviewsPerDay } }))
}
