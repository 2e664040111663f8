import { expect, test } from 'vitest'
import { grouped, isWhole, lettersOf } from './code'

// Made by the server's own rule.
const CODES = ['K7QM-2XHA-9TRW-5NBR', 'ABCE-HKMP-TXYA-BCEM']

test.each(CODES)('%s is whole however it is typed', (code) => {
  expect(isWhole(code)).toBe(true)
  expect(isWhole(code.toLowerCase().replaceAll('-', ' '))).toBe(true)
  expect(grouped(lettersOf(code))).toBe(code)
})

test('a Cyrillic keyboard will do', () => {
  expect(isWhole('ABCE-HKMP-TXYA-BCEM'.replaceAll('A', 'А').replaceAll('C', 'С').replaceAll('M', 'м'))).toBe(
    true,
  )
})

test('a slip is noticed', () => {
  const code = 'K7QM-2XHA-9TRW-5NBR'
  expect(isWhole('L' + code.slice(1))).toBe(false)
  expect(isWhole(code[1] + code[0]! + code.slice(2))).toBe(false)
  expect(isWhole(code + '2')).toBe(false)
  expect(isWhole('')).toBe(false)
})
