import { expect, test } from 'vitest'
import { BOTTOM, HEIGHT, LEFT, roundUp, TOP, WIDTH, xOf, yOf } from './scale'

test('the axis ends at a round number that no value is above', () => {
  expect([0, 3, 7, 11, 24, 25, 26, 99, 101].map(roundUp)).toEqual([5, 5, 10, 20, 25, 25, 50, 100, 200])
  for (let value = 1; value < 5000; value += 37) expect(roundUp(value)).toBeGreaterThanOrEqual(value)
})

test('zero lies on the ground, the most at the top, and every place within the drawing', () => {
  expect(yOf(0, 10)).toBe(HEIGHT - BOTTOM)
  expect(yOf(10, 10)).toBe(TOP)
  expect(yOf(3, 0)).toBe(HEIGHT - BOTTOM)
  for (const count of [1, 7, 200])
    for (const index of [0, count - 1]) {
      expect(xOf(index, count)).toBeGreaterThan(LEFT)
      expect(xOf(index, count)).toBeLessThan(WIDTH)
    }
})
