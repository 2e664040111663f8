import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { api, body } from '@/api/client'
import { windowOf } from '@/shared/list/page'

export const INVITATIONS = ['invitations'] as const

/** Those that can still be used. */
export const invitations = (page: number) =>
  queryOptions({
    queryKey: [...INVITATIONS, page],
    queryFn: ({ signal }) =>
      body(api.GET('/api/v1/admin/invitations', { params: { query: windowOf(page) }, signal })),
    placeholderData: keepPreviousData,
  })

export async function inviteGuardians(studentIds: string[], validDays: number, uses: number) {
  const wanted = { student_ids: studentIds, valid_days: validDays, uses }
  return (await body(api.POST('/api/v1/admin/invitations/guardians', { body: wanted }))).items
}

export function inviteToRegister(schoolId: string | null, validDays: number, uses: number) {
  const wanted = { school_id: schoolId, valid_days: validDays, uses }
  return body(api.POST('/api/v1/admin/invitations/registration', { body: wanted }))
}

/** With the code, which is told this once. */
export type NewInvitation = Awaited<ReturnType<typeof inviteToRegister>>

export async function revokeInvitation(invitationId: string): Promise<void> {
  const path = { invitation_id: invitationId }
  await body(api.DELETE('/api/v1/admin/invitations/{invitation_id}', { params: { path } }))
}
