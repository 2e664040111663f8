import { expect, test } from 'vitest'
import { asDay, asId, asOneOf, asPage, asText, given, placeIn, windowOf } from './page'

test('pages are counted from one, and the last one may be short', () => {
  expect(windowOf(undefined)).toEqual({ limit: 20, offset: 0 })
  expect(windowOf(3)).toEqual({ limit: 20, offset: 40 })
  expect(placeIn({ total: 45, limit: 20, offset: 40 })).toEqual({ page: 3, pages: 3, first: 41, last: 45 })
  expect(placeIn({ total: 0, limit: 20, offset: 0 })).toEqual({ page: 1, pages: 1, first: 0, last: 0 })
})

test('an address that makes no sense is read as far as it does', () => {
  expect(asPage('2')).toBe(2)
  expect([asPage(1), asPage(0), asPage(-3), asPage(1.5), asPage('x')]).toEqual(Array(5).fill(undefined))
  expect(asText(12)).toBe('12')
  expect([asText('  '), asText({}), asText(undefined)]).toEqual(Array(3).fill(undefined))
  expect(asOneOf('b', ['a', 'b'])).toBe('b')
  expect(asOneOf('c', ['a', 'b'])).toBeUndefined()
  expect(asId('018f3c1e-0000-7000-8000-000000000000')).toBeDefined()
  expect(asId('018f3c1e')).toBeUndefined()
  expect([asDay('2026-03-31'), asDay('2026-13-01'), asDay('31.03.2026')]).toEqual([
    '2026-03-31',
    undefined,
    undefined,
  ])
})

test('what is not set leaves no trace', () => {
  expect(given({ q: 'a', page: undefined })).toEqual({ q: 'a' })
})
