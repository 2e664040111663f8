import { expect, test } from 'vitest'
import { columnOf, countsOf, mayLeaveOut, toWrite } from './counts'

const report = {
  dry_run: true,
  format: 'csv',
  encoding: 'utf-8',
  total: 6,
  imported_count: 3,
  updated_count: 0,
  unchanged_count: 1,
  skipped_count: 0,
  error_count: 0,
  guardians_created_count: 2,
}

test('new people and errors are always told, the rest where there is any', () => {
  expect(countsOf(report)).toEqual([
    { name: 'new', count: 3 },
    { name: 'unchanged', count: 1 },
    { name: 'guardians', count: 2 },
    { name: 'errors', count: 0 },
  ])
})

test('what would be written are the new and the changed', () => {
  expect(toWrite({ ...report, updated_count: 4 })).toBe(7)
})

test('rows with errors can be left out where others are good', () => {
  expect(mayLeaveOut({ total: 4, error_count: 2 })).toBe(true)
  expect(mayLeaveOut({ total: 2, error_count: 2 })).toBe(false)
  expect(mayLeaveOut({ total: 0, error_count: 1 })).toBe(false)
  expect(mayLeaveOut({ total: 4, error_count: 0 })).toBe(false)
})

test('an error is about a column of the template or about the file', () => {
  expect(columnOf('guardian1_email')).toBe('guardian1_email')
  expect(columnOf('file')).toBeUndefined()
})
