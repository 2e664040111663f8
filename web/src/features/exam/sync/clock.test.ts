import { describe, expect, test } from 'vitest'
import {
  announcedMinute,
  clockFace,
  nextSequence,
  phaseOf,
  remindedMinute,
  remainingSeconds,
  retryDelay,
  serverNow,
  synchronise,
} from './clock'

const NOON = '2026-03-01T12:00:00Z'

test('server time is taken as the middle of the request, whatever the device clock says', () => {
  const clock = synchronise(NOON, 1000, 1400)
  expect(serverNow(clock, 1200)).toBe(Date.parse(NOON))
  expect(serverNow(clock, 61_200)).toBe(Date.parse(NOON) + 60_000)
})

test('remaining time counts a started second and never falls below zero', () => {
  const deadline = '2026-03-01T12:00:10Z'
  expect(remainingSeconds(deadline, Date.parse(NOON))).toBe(10)
  expect(remainingSeconds(deadline, Date.parse(NOON) + 1)).toBe(10)
  expect(remainingSeconds(deadline, Date.parse(NOON) + 9_999)).toBe(1)
  expect(remainingSeconds(deadline, Date.parse(NOON) + 10_000)).toBe(0)
  expect(remainingSeconds(deadline, Date.parse(NOON) + 99_000)).toBe(0)
})

test.each([
  [601, 'calm'],
  [600, 'calm'],
  [599, 'soon'],
  [60, 'soon'],
  [59, 'last'],
  [1, 'last'],
  [0, 'over'],
])('with %i seconds left the clock is %s', (seconds, phase) => {
  expect(phaseOf(seconds)).toBe(phase)
})

test.each([
  [10_800, '3:00:00'],
  [3_909, '1:05:09'],
  [547, '9:07'],
  [0, '0:00'],
])('%i seconds read %s', (seconds, face) => {
  expect(clockFace(seconds)).toBe(face)
})

describe('the clock speaks', () => {
  test('once at each of 30, 10, 5 and 1 minutes, and is silent in between', () => {
    const spoken: number[] = []
    for (let seconds = 2400; seconds > 0; seconds -= 1) {
      const minute = announcedMinute(seconds, seconds - 1)
      if (minute !== null) spoken.push(minute)
    }
    expect(spoken).toEqual([30, 10, 5, 1])
  })

  test('also when a sleeping device jumps over the mark', () => {
    expect(announcedMinute(700, 500)).toBe(10)
    expect(announcedMinute(500, 700)).toBeNull()
    expect(announcedMinute(2000, 200)).toBe(5)
  })
})

test('reminders are shown at 10, 5 and 1 minutes, as the server sends them', () => {
  const shown: number[] = []
  for (let seconds = 2400; seconds > 0; seconds -= 1) {
    const minute = remindedMinute(seconds, seconds - 1)
    if (minute !== null) shown.push(minute)
  }
  expect(shown).toEqual([10, 5, 1])
})

test('sequence numbers follow server time and always grow', () => {
  expect(nextSequence(5000.7, 0)).toBe(5000)
  expect(nextSequence(5000, 5000)).toBe(5001)
  expect(nextSequence(4000, 5001)).toBe(5002)
})

test('pauses between tries grow to 15 seconds', () => {
  expect([1, 2, 3, 4, 5, 50].map(retryDelay)).toEqual([1000, 2000, 4000, 8000, 15_000, 15_000])
})
