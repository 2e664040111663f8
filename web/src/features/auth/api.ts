import { queryOptions } from '@tanstack/react-query'
import { api, body } from '@/api/client'
import { ApiError } from '@/api/problem'
import { accept, signedOut } from '@/api/session'
import { currentLanguage, type Language } from '@/i18n'

export const me = queryOptions({
  queryKey: ['me'],
  queryFn: ({ signal }) => body(api.GET('/api/v1/profile/me', { signal })),
  staleTime: 5 * 60_000,
})

/** What the door of this installation looks like: who may register, how long a password is, which provider there is. */
export const signInOptions = queryOptions({
  queryKey: ['sign-in-options'],
  queryFn: ({ signal }) => body(api.GET('/api/v1/auth/options', { signal })),
  staleTime: 3_600_000,
})

/** Null once signed in; where a second factor is on, the challenge that its code has to be sent with. */
export async function signIn(login: string, password: string): Promise<string | null> {
  try {
    accept(await body(api.POST('/api/v1/auth/login', { body: { login, password } })))
    return null
  } catch (error) {
    if (error instanceof ApiError && error.problem.challenge) return error.problem.challenge
    throw error
  }
}

export async function signInWithCode(challenge: string, code: string): Promise<void> {
  accept(await body(api.POST('/api/v1/auth/login/second-factor', { body: { challenge, code } })))
}

export interface Registration {
  email: string
  full_name: string
  username: string | null
  password: string
  invitation_code: string | null
}

/** Makes the account and signs in. */
export async function register(person: Registration): Promise<void> {
  await body(api.POST('/api/v1/auth/register', { body: { ...person, locale: currentLanguage() } }))
  await signIn(person.email, person.password)
}

export function requestReset(email: string) {
  return body(api.POST('/api/v1/password-reset/request', { body: { email } }))
}

export function confirmReset(token: string, newPassword: string) {
  return body(api.POST('/api/v1/password-reset/confirm', { body: { token, new_password: newPassword } }))
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
