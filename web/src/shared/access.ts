import type { Grant, Me, Permission, Position, Role } from '@/api/types'

/**
 * What somebody may do, so that pages offer no more than that. The server decides: this mirrors its rules
 * (`identity/rules.py`) and guards nothing.
 */
export type Held = Pick<Grant, 'role' | 'school_id' | 'positions'>
export type Somebody = Pick<Me, 'id' | 'roles' | 'permissions'>

export const ROLES: readonly Role[] = ['student', 'guardian', 'teacher', 'moderator', 'school_admin', 'admin']
/** Roles that hold everywhere and never in one school. */
export const EVERYWHERE_ONLY: readonly Role[] = ['moderator', 'admin']
const PUPILS_AND_FAMILIES: readonly Role[] = ['student', 'guardian']
const SCHOOL_PEOPLE: readonly Role[] = [...PUPILS_AND_FAMILIES, 'teacher']

const EVERYTHING: readonly Permission[] = ['people.read', 'people.write', 'invite']
const POSTS: Record<Position, readonly Permission[]> = {
  director: EVERYTHING,
  deputy_director: EVERYTHING,
  head_teacher: ['people.read', 'invite'],
  class_teacher: ['people.read', 'invite'],
  subject_head: [],
  methodist: [],
  scheduler: ['people.read'],
  psychologist: ['people.read'],
  social_worker: ['people.read'],
  librarian: ['people.read'],
  secretary: EVERYTHING,
  nurse: ['people.read'],
  career_counsellor: ['people.read'],
  ict_coordinator: ['people.read', 'people.write'],
}
export const POSITIONS = Object.keys(POSTS) as Position[]

/** Whether a role takes posts at a school. */
export const takesPosts = (role: Role) => role === 'teacher' || role === 'school_admin'

export const hasRole = (user: Somebody, ...roles: Role[]) =>
  user.roles.some((each) => roles.includes(each.role))

/** Whether something is permitted in at least one school. */
export const isPermitted = (user: Somebody, permission: Permission) =>
  user.permissions?.includes(permission) ?? false

const permits = ({ role, positions }: Held, permission: Permission) =>
  role === 'admin' ||
  role === 'school_admin' ||
  (positions ?? []).some((position) => POSTS[position].includes(permission))

/** The schools in which something is permitted; null for all there are. */
export function schoolsWhere(user: Somebody, permission: Permission): ReadonlySet<string> | null {
  const found = new Set<string>()
  for (const own of user.roles) {
    if (!permits(own, permission)) continue
    if (!own.school_id) return null
    found.add(own.school_id)
  }
  return found
}

/** Whether a role is this person's to give and to take. */
export function mayGrant(user: Somebody, grant: Held): boolean {
  return user.roles.some((own) => {
    if (own.role === 'admin') return true
    if (own.school_id && own.school_id !== grant.school_id) return false
    if (own.role === 'school_admin' && SCHOOL_PEOPLE.includes(grant.role)) return true
    return permits(own, 'people.write') && PUPILS_AND_FAMILIES.includes(grant.role)
  })
}

/** Whether somebody's account is this person's to change: only where every role of theirs is. Never one's own. */
export function mayManage(user: Somebody, target: { id: string; roles: readonly Held[] }): boolean {
  if (target.id === user.id || !isPermitted(user, 'people.write')) return false
  if (hasRole(user, 'admin')) return true
  return target.roles.length > 0 && target.roles.every((grant) => mayGrant(user, grant))
}

/** Admins bar anybody from signing in, moderators only those who are students and nothing else. */
export function mayBan(user: Somebody, target: { id: string; roles: readonly Held[] }): boolean {
  if (target.id === user.id) return false
  if (hasRole(user, 'admin')) return true
  return hasRole(user, 'moderator') && target.roles.every(({ role }) => role === 'student')
}

/** Those of the schools in which something is permitted. */
export function permittedSchools<School extends { id: string }>(
  schools: readonly School[],
  user: Somebody,
  permission: Permission,
): School[] {
  const where = schoolsWhere(user, permission)
  return schools.filter(({ id }) => where === null || where.has(id))
}
