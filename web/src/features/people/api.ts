import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { api, body } from '@/api/client'
import type { paths } from '@/api/schema'
import { isPermitted, type Somebody } from '@/shared/access'
import { windowOf } from '@/shared/list/page'
import type { PeopleSearch } from './search'

export type NewPerson = paths['/api/v1/admin/users']['post']['requestBody']['content']['application/json']
export type PersonChanges =
  paths['/api/v1/admin/users/{user_id}']['patch']['requestBody']['content']['application/json']

export const PEOPLE = ['people'] as const
const FOUND_AT_ONCE = 20

const path = (userId: string) => ({ params: { path: { user_id: userId } } })

/** Moderators see everybody at a door of their own; all others whom their schools let them. */
const doorOf = (user: Somebody) =>
  isPermitted(user, 'people.read') ? ('/api/v1/admin/users' as const) : ('/api/v1/users' as const)

export const people = (user: Somebody, { q, role, school, state, sort, page }: PeopleSearch) =>
  queryOptions({
    queryKey: [...PEOPLE, 'list', user.id, { q, role, school, state, sort, page }],
    queryFn: ({ signal }) =>
      body(
        api.GET(doorOf(user), {
          params: {
            query: {
              ...windowOf(page),
              sort: sort ?? 'full_name',
              ...(q && { q }),
              ...(role && { role }),
              ...(school && { school_id: school }),
              ...(state && { is_active: state === 'active' }),
            },
          },
          signal,
        }),
      ),
    placeholderData: keepPreviousData,
  })

/** The first few of those with this role, or of all, whom the words find. */
export const foundPeople = (user: Somebody, q: string, role?: 'student') =>
  queryOptions({
    queryKey: [...PEOPLE, 'found', user.id, q, role],
    queryFn: ({ signal }) =>
      body(
        api.GET(doorOf(user), {
          params: { query: { limit: FOUND_AT_ONCE, ...(q && { q }), ...(role && { role }) } },
          signal,
        }),
      ),
    placeholderData: keepPreviousData,
  })

export const person = (userId: string) =>
  queryOptions({
    queryKey: [...PEOPLE, userId],
    queryFn: ({ signal }) => body(api.GET('/api/v1/users/{user_id}', { ...path(userId), signal })),
  })

export function createPerson(data: NewPerson) {
  return body(api.POST('/api/v1/admin/users', { body: data }))
}

export function changePerson(userId: string, changes: PersonChanges) {
  return body(api.PATCH('/api/v1/admin/users/{user_id}', { ...path(userId), body: changes }))
}

export function banPerson(userId: string, reason: string, until: string | null) {
  return body(api.POST('/api/v1/users/{user_id}/ban', { ...path(userId), body: { reason, until } }))
}

export function unbanPerson(userId: string) {
  return body(api.POST('/api/v1/users/{user_id}/unban', path(userId)))
}

/** A mail with a link to choose a new password. */
export async function sendPasswordLink(userId: string): Promise<void> {
  await body(api.POST('/api/v1/admin/users/{user_id}/password-link', path(userId)))
}

export const guardiansOf = (studentId: string) =>
  queryOptions({
    queryKey: [...PEOPLE, studentId, 'guardians'],
    queryFn: ({ signal }) =>
      body(api.GET('/api/v1/admin/users/{user_id}/guardians', { ...path(studentId), signal })),
  })

export async function unlinkGuardian(studentId: string, guardianId: string): Promise<void> {
  const both = { params: { path: { student_id: studentId, guardian_id: guardianId } } }
  await body(api.DELETE('/api/v1/students/{student_id}/guardians/{guardian_id}', both))
}

export async function switchFactorOff(userId: string): Promise<void> {
  await body(api.DELETE('/api/v1/admin/users/{user_id}/second-factor', path(userId)))
}

export async function erasePerson(userId: string): Promise<void> {
  await body(api.DELETE('/api/v1/admin/users/{user_id}', path(userId)))
}
