import type { Report } from './api'

type Name = 'new' | 'updated' | 'unchanged' | 'skipped' | 'errors' | 'guardians'

/** The counts worth telling: always who is new and what is wrong, the others where there are any. */
export function countsOf(
  report: Omit<Report, 'errors' | 'preview' | 'skipped'>,
): { name: Name; count: number }[] {
  const counts: { name: Name; count: number }[] = [
    { name: 'new', count: report.imported_count },
    { name: 'updated', count: report.updated_count },
    { name: 'unchanged', count: report.unchanged_count },
    { name: 'skipped', count: report.skipped_count },
    { name: 'guardians', count: report.guardians_created_count },
    { name: 'errors', count: report.error_count },
  ]
  return counts.filter(({ name, count }) => count > 0 || name === 'new' || name === 'errors')
}

/** How many rows an import of the good ones would write. */
export const toWrite = (report: Pick<Report, 'imported_count' | 'updated_count'>) =>
  report.imported_count + report.updated_count

/** Whether there are good rows beside those with errors. */
export const mayLeaveOut = (report: Pick<Report, 'total' | 'error_count'>) =>
  report.error_count > 0 && report.total > report.error_count

const COLUMNS = [
  'username',
  'email',
  'full_name',
  'role',
  'date_of_birth',
  'locale',
  'password',
  'guardian1_username',
  'guardian1_email',
  'guardian1_name',
  'guardian2_username',
  'guardian2_email',
  'guardian2_name',
] as const

/** The column that an error is about; none where it is about the file. */
export const columnOf = (field: string) => COLUMNS.find((column) => column === field)
