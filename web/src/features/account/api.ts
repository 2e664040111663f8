import { queryOptions } from '@tanstack/react-query'
import { api, body } from '@/api/client'
import { accept } from '@/api/session'
import type { paths } from '@/api/schema'

export type ProfileChanges = NonNullable<
  paths['/api/v1/profile/me']['patch']['requestBody']
>['content']['application/json']

export const secondFactor = queryOptions({
  queryKey: ['account', 'second-factor'],
  queryFn: ({ signal }) => body(api.GET('/api/v1/auth/second-factor', { signal })),
})

export const signInSessions = queryOptions({
  queryKey: ['account', 'sessions'],
  queryFn: async ({ signal }) => (await body(api.GET('/api/v1/auth/sessions', { signal }))).items,
})

export const linkedAccounts = queryOptions({
  queryKey: ['account', 'links'],
  queryFn: async ({ signal }) => (await body(api.GET('/api/v1/auth/openid/links', { signal }))).items,
})

export function changeProfile(changes: ProfileChanges) {
  return body(api.PATCH('/api/v1/profile/me', { body: changes }))
}

/** Every session ends with the old password; the answer begins a new one for this page. */
export async function changePassword(current: string, chosen: string): Promise<void> {
  const passwords = { current_password: current, new_password: chosen }
  accept(await body(api.POST('/api/v1/auth/password', { body: passwords })))
}

// Who has no password leaves it out wherever one is asked for, and must have signed in just now.

export function beginSecondFactor(password: string | null) {
  return body(api.POST('/api/v1/auth/second-factor', { body: { password } }))
}

export async function confirmSecondFactor(code: string): Promise<string[]> {
  return (await body(api.POST('/api/v1/auth/second-factor/confirm', { body: { code } }))).recovery_codes
}

export async function renewRecoveryCodes(password: string | null, code: string): Promise<string[]> {
  const proof = { password, code }
  return (await body(api.POST('/api/v1/auth/second-factor/recovery-codes', { body: proof }))).recovery_codes
}

export async function switchSecondFactorOff(password: string | null, code: string): Promise<void> {
  await body(api.DELETE('/api/v1/auth/second-factor', { body: { password, code } }))
}

/** Where the browser has to go, so that an account of the provider signs this person in from then on. */
export async function beginLinking(password: string | null): Promise<string> {
  return (await body(api.POST('/api/v1/auth/openid/links', { body: { password } }))).url
}

export async function unlink(linkId: string): Promise<void> {
  await body(api.DELETE('/api/v1/auth/openid/links/{link_id}', { params: { path: { link_id: linkId } } }))
}

export async function endSession(sessionId: string): Promise<void> {
  const path = { session_id: sessionId }
  await body(api.DELETE('/api/v1/auth/sessions/{session_id}', { params: { path } }))
}

export async function endOtherSessions(): Promise<void> {
  await body(api.DELETE('/api/v1/auth/sessions'))
}

/** Links the caller to the student that the code was made for. */
export function acceptInvitation(code: string) {
  return body(api.POST('/api/v1/invitations/accept', { body: { code } }))
}

/** Everything that is stored about the caller, as a JSON file. */
export async function exportMyData(): Promise<Blob> {
  return (await body<unknown>(api.GET('/api/v1/profile/me/export', { parseAs: 'blob' }))) as Blob
}

export async function eraseMe(password: string | null): Promise<void> {
  await body(api.DELETE('/api/v1/profile/me', { body: { password } }))
}
