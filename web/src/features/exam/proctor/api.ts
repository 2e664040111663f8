import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { api, body } from '@/api/client'
import type { Noticed } from './collector'

const path = (attemptId: string) => ({ params: { path: { attempt_id: attemptId } } })

export function reportEvents(attemptId: string, events: Noticed[]) {
  return body(
    api.POST('/api/v1/exam/{attempt_id}/proctoring', {
      ...path(attemptId),
      body: { events },
      keepalive: true, // what is noticed in the moment of leaving still arrives
    }),
  )
}

/** What was noticed in an attempt: the student reads the same log as those who watch. */
export const proctorLog = (attemptId: string, page = 1) =>
  queryOptions({
    queryKey: ['exam', attemptId, 'proctoring', page],
    queryFn: ({ signal }) =>
      body(
        api.GET('/api/v1/exam/{attempt_id}/proctoring', {
          params: { path: { attempt_id: attemptId }, query: { limit: 100, offset: (page - 1) * 100 } },
          signal,
        }),
      ),
    placeholderData: keepPreviousData,
  })
