import { queryOptions } from '@tanstack/react-query'
import { api, body } from '@/api/client'

export const schools = queryOptions({
  queryKey: ['schools'],
  queryFn: async ({ signal }) => (await body(api.GET('/api/v1/schools', { signal }))).items,
  staleTime: 60_000,
})

export function addSchool(name: string) {
  return body(api.POST('/api/v1/schools', { body: { name } }))
}

export function renameSchool(schoolId: string, name: string) {
  return body(
    api.PATCH('/api/v1/schools/{school_id}', { params: { path: { school_id: schoolId } }, body: { name } }),
  )
}

export async function deleteSchool(schoolId: string): Promise<void> {
  await body(api.DELETE('/api/v1/schools/{school_id}', { params: { path: { school_id: schoolId } } }))
}
