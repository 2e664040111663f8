import { expect, test } from 'vitest'
import { parseAnalyticsSearch } from './search'

test('an address carries what makes sense, and nothing else', () => {
  expect(
    parseAnalyticsSearch({ view: 'items', subject: 'TGO', flag: 'any', sort: '-facility', page: '3', x: 1 }),
  ).toEqual({ view: 'items', subject: 'TGO', flag: 'any', sort: '-facility', page: 3 })
  expect(parseAnalyticsSearch({ view: 'nothing', flag: 'bad', sort: 'x', page: '-1', subject: ' ' })).toEqual(
    {},
  )
})
