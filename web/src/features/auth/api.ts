import { queryOptions } from '@tanstack/react-query'
import { api, body } from '@/api/client'
import { accept, signedOut } from '@/api/session'
import type { Language } from '@/i18n'

export const me = queryOptions({
  queryKey: ['me'],
  queryFn: ({ signal }) => body(api.GET('/api/v1/profile/me', { signal })),
  staleTime: 5 * 60_000,
})

export async function signIn(login: string, password: string): Promise<void> {
  accept(await body(api.POST('/api/v1/auth/login', { body: { login, password } })))
}

/** Ends the session here even where the server cannot be told. */
export async function signOut(): Promise<void> {
  try {
    await body(api.POST('/api/v1/auth/logout'))
  } finally {
    signedOut()
  }
}

export function saveLocale(locale: Language) {
  return body(api.PATCH('/api/v1/profile/me', { body: { locale } }))
}
