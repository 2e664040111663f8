import type { Role } from '@/api/types'
import { ROLES } from '@/shared/access'
import { asId, asOneOf, asPage, asText, given } from '@/shared/list/page'

export const SORTS = [
  'full_name',
  '-full_name',
  'username',
  '-username',
  '-created_at',
  'created_at',
] as const
export const STATES = ['active', 'banned'] as const

/** What the address of the list carries. */
export interface PeopleSearch {
  q?: string
  role?: Role
  school?: string
  state?: (typeof STATES)[number]
  sort?: (typeof SORTS)[number]
  page?: number
}

export function parsePeopleSearch(search: Record<string, unknown>): PeopleSearch {
  const sort = asOneOf(search.sort, SORTS)
  return given({
    q: asText(search.q),
    role: asOneOf(search.role, ROLES),
    school: asId(search.school),
    state: asOneOf(search.state, STATES),
    sort: sort === 'full_name' ? undefined : sort,
    page: asPage(search.page),
  })
}
