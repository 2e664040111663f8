import type { Grant, Position, Role } from '@/api/types'
import { EVERYWHERE_ONLY, mayGrant, ROLES, takesPosts, type Somebody } from '@/shared/access'

/** A role as it stands in a form; `key` tells the rows apart while they change. */
export interface GrantDraft {
  key: number
  role: Role
  school_id: string | null
  positions: Position[]
}

let lastKey = 0

export function draftOf(grant: Grant): GrantDraft {
  lastKey += 1
  return {
    key: lastKey,
    role: grant.role,
    school_id: grant.school_id ?? null,
    positions: grant.positions ?? [],
  }
}

/** As the server takes it: without what the role cannot have. */
export function grantOf({ role, school_id, positions }: GrantDraft): Grant {
  const school = EVERYWHERE_ONLY.includes(role) ? null : school_id
  return { role, school_id: school, positions: takesPosts(role) && school ? positions : [] }
}

/** The places where somebody may give a role: school ids, and null for everywhere. */
export function placesFor(user: Somebody, role: Role, schoolIds: readonly string[]): (string | null)[] {
  const places = EVERYWHERE_ONLY.includes(role) ? [null] : [...schoolIds, null]
  return places.filter((school_id) => mayGrant(user, { role, school_id, positions: [] }))
}

/** The roles that somebody may give anywhere. */
export function rolesToGive(user: Somebody, schoolIds: readonly string[]): Role[] {
  return ROLES.filter((role) => placesFor(user, role, schoolIds).length > 0)
}

/** The role with another place where this one is not theirs to give: the first that is. */
export function withRole(
  user: Somebody,
  draft: GrantDraft,
  role: Role,
  schoolIds: readonly string[],
): GrantDraft {
  const places = placesFor(user, role, schoolIds)
  const school_id = places.includes(draft.school_id) ? draft.school_id : (places[0] ?? null)
  return { ...draft, role, school_id }
}

/** A new row: the weakest role, in the first school. */
export function firstGrant(user: Somebody, schoolIds: readonly string[]): GrantDraft {
  const role = rolesToGive(user, schoolIds)[0] ?? 'student'
  return draftOf({ role, school_id: placesFor(user, role, schoolIds)[0] ?? null, positions: [] })
}

/** Whether two lists of roles are the same, in whatever order. */
export function sameGrants(one: readonly Grant[], other: readonly Grant[]): boolean {
  const texts = (grants: readonly Grant[]) =>
    grants
      .map(({ role, school_id, positions }) =>
        JSON.stringify([role, school_id ?? null, [...(positions ?? [])].sort()]),
      )
      .sort()
      .join()
  return texts(one) === texts(other)
}
