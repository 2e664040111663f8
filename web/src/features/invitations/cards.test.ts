import { expect, test } from 'vitest'
import { addressInWords, sheetsOf } from './cards'

test('the address is told as one types it, and never with the code', () => {
  expect(addressInWords('https://zerek.example/app/join#code=ABCDE-23456')).toBe('zerek.example/app/join')
  expect(addressInWords('http://localhost:8000/app/join#code=X')).toBe('localhost:8000/app/join')
})

test('eight cards make a sheet, and the last sheet may be short', () => {
  const cards = Array.from({ length: 17 }, (_, n) => n)
  expect(sheetsOf(cards).map((sheet) => sheet.length)).toEqual([8, 8, 1])
  expect(sheetsOf(cards).flat()).toEqual(cards)
  expect(sheetsOf([])).toEqual([])
})
