import type { Position, Role } from '@/api/types'
import { POSITIONS, ROLES } from '@/shared/access'

type Side = Record<string, unknown> | null

export interface Difference {
  field: string
  before: unknown
  after: unknown
}

const isNothing = (value: unknown) =>
  value === null || value === undefined || value === '' || (Array.isArray(value) && value.length === 0)

/** What differs, field by field; what was empty and stayed so is not told. */
export function differences(before: Side, after: Side): Difference[] {
  const fields = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])]
  return fields
    .map((field) => ({ field, before: before?.[field], after: after?.[field] }))
    .filter((each) => !(isNothing(each.before) && isNothing(each.after)))
}

export interface WrittenGrant {
  role: Role
  schoolId: string | null
  positions: Position[]
}

/** `teacher@<school>:class_teacher,librarian`, as the trail writes a role; null for what is none. */
export function writtenGrant(text: string): WrittenGrant | null {
  const [place = '', posts] = text.split(':')
  const [name, schoolId] = place.split('@')
  const role = ROLES.find((each) => each === name)
  if (!role) return null
  return {
    role,
    schoolId: schoolId || null,
    positions: POSITIONS.filter((each) => posts?.split(',').includes(each)),
  }
}

export const isMoment = (value: unknown): value is string =>
  typeof value === 'string' && /^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(value)

const LONG = 240

/** The beginning of a text that would fill the page. */
export const shortened = (text: string) => (text.length > LONG ? `${text.slice(0, LONG).trimEnd()}…` : text)

/** Whether a field holds the id of a person. */
export const isPersonField = (field: string) => ['student_id', 'guardian_id', 'created_by'].includes(field)
