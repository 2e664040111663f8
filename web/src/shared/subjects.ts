import { queryOptions, useQuery } from '@tanstack/react-query'
import { api, body } from '@/api/client'
import { titleOf } from './titles'

/** All subjects, of the school and of the exams. */
export const subjects = queryOptions({
  queryKey: ['subjects', 'all'],
  queryFn: async ({ signal }) =>
    (await body(api.GET('/api/v1/subjects', { params: { query: { limit: 1000 } }, signal }))).items,
  staleTime: 3_600_000,
})

/** Subjects by their names; a code stands for itself until they are known. */
export function useSubjectName(): (code: string) => string {
  const known = useQuery(subjects).data
  return (code) => {
    const subject = known?.find((each) => each.code === code)
    return subject ? titleOf(subject) : code
  }
}
