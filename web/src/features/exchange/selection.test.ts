import { expect, test } from 'vitest'
import { ranges, remaining, toggled } from './selection'

test('numbers that follow one another become a range', () => {
  expect(ranges(new Set([19, 3, 17, 18, 5]))).toBe('3,5,17-19')
  expect(ranges(new Set())).toBe('')
})

test('a question is struck out and taken back', () => {
  const once = toggled(new Set([1]), 2)
  expect([...once]).toEqual([1, 2])
  expect([...toggled(once, 1)]).toEqual([2])
})

test('a repetition that is struck out does not lower what would come in', () => {
  const preview = [
    { index: 0, is_duplicate: false },
    { index: 1, is_duplicate: true },
    { index: 2, is_duplicate: false },
  ]
  expect(remaining(7, preview, new Set([0, 1]))).toBe(6)
})
