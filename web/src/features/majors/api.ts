import { queryOptions } from '@tanstack/react-query'
import { api, body } from '@/api/client'

const HOUR = 3_600_000

export const majors = queryOptions({
  queryKey: ['majors'],
  queryFn: async ({ signal }) => (await body(api.GET('/api/v1/majors', { signal }))).items,
  staleTime: HOUR,
})

/** One major with the exams it can be sat in, and what is missing in the question bank for each. */
export const major = (code: string) =>
  queryOptions({
    queryKey: ['majors', code],
    queryFn: ({ signal }) => body(api.GET('/api/v1/majors/{code}', { params: { path: { code } }, signal })),
    staleTime: 60_000,
  })
