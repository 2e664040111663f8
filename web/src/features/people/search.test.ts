import { expect, test } from 'vitest'
import { parsePeopleSearch } from './search'

test('the address of the list carries what is set, and nothing that is not known', () => {
  const school = '018f3c1e-0000-7000-8000-000000000000'
  const search = { q: 'Ким', role: 'teacher', school, state: 'banned', sort: '-created_at', page: 3 }
  expect(parsePeopleSearch(search)).toEqual(search)
  expect(
    parsePeopleSearch({ q: ' ', role: 'king', school: 'x', state: 'gone', sort: 'age', page: -1, other: 1 }),
  ).toEqual({})
})

test('the usual order and the first page leave no trace', () => {
  expect(parsePeopleSearch({ sort: 'full_name', page: 1 })).toEqual({})
})
