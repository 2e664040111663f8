import { queryOptions } from '@tanstack/react-query'
import { api, body } from '@/api/client'

export const verified = (code: string, language: string) =>
  queryOptions({
    queryKey: ['verify', code, language],
    queryFn: ({ signal }) => body(api.GET('/api/v1/verify/{code}', { params: { path: { code } }, signal })),
    retry: false,
    staleTime: 60_000,
  })
