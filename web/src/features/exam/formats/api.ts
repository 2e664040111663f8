import { queryOptions } from '@tanstack/react-query'
import { api, body } from '@/api/client'
import { bodyOf, type Draft } from './draft'

const path = (code: string) => ({ params: { path: { code } } })

/** The formats that the product brings along. */
export const presets = queryOptions({
  queryKey: ['exam', 'presets'],
  queryFn: async ({ signal }) =>
    (await body(api.GET('/api/v1/admin/exam-formats/presets', { signal }))).items,
  staleTime: Infinity,
})

export function createFormat(draft: Draft) {
  return body(api.POST('/api/v1/admin/exam-formats', { body: { code: draft.code.trim(), ...bodyOf(draft) } }))
}

export function changeFormat(draft: Draft) {
  return body(api.PATCH('/api/v1/admin/exam-formats/{code}', { ...path(draft.code), body: bodyOf(draft) }))
}

export async function deleteFormat(code: string): Promise<void> {
  await body(api.DELETE('/api/v1/admin/exam-formats/{code}', path(code)))
}
