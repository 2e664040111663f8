import { queryOptions } from '@tanstack/react-query'
import { api, body } from '@/api/client'

/** The subjects that every exam may hold whatever its major is. */
export const subjectChoices = queryOptions({
  queryKey: ['subjects', 'exam_general'],
  queryFn: async ({ signal }) =>
    (
      await body(
        api.GET('/api/v1/subjects', { params: { query: { kind: 'exam_general', limit: 200 } }, signal }),
      )
    ).items,
  staleTime: 600_000,
})
