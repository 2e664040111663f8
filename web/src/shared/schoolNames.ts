import type { School } from '@/api/types'

/** The name of a school by its id; empty where it is not known (any more). */
export function schoolNames(schools: readonly School[]): (schoolId: string | null | undefined) => string {
  const names = new Map(schools.map(({ id, name }) => [id, name]))
  return (schoolId) => (schoolId ? (names.get(schoolId) ?? '') : '')
}
