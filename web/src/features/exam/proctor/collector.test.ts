import { expect, test } from 'vitest'
import { Collector, MOST_SENT, opensConsole, storedShelf, type Noticed } from './collector'

function shelf() {
  let kept: Noticed[] = []
  return { read: () => kept, write: (events: Noticed[]) => void (kept = events) }
}

test('one kind counts once a second, and kinds do not hinder each other', () => {
  const collector = new Collector(shelf())
  expect(collector.notice('copy', 0)).toBe(true)
  expect(collector.notice('copy', 999)).toBe(false)
  expect(collector.notice('paste', 999)).toBe(true)
  expect(collector.notice('copy', 1000)).toBe(true)
  expect(collector.batch().map((each) => each.event_type)).toEqual(['copy', 'paste', 'copy'])
})

test('what has not arrived stays, the oldest first, and is bounded', () => {
  const collector = new Collector(shelf())
  for (let second = 0; second < 500; second += 1) collector.notice('tab_switch', second * 1000)
  const first = collector.batch()
  expect(first).toHaveLength(MOST_SENT)
  expect(first[0]?.client_time).toBe(new Date(200_000).toISOString())
  collector.taken(first.length)
  expect(collector.batch()[0]?.client_time).toBe(new Date(300_000).toISOString())
})

test('without storage it lives in memory', () => {
  const collector = new Collector(storedShelf('nowhere'))
  collector.notice('cut', 0)
  expect(collector.batch()).toHaveLength(1)
})

const pressed = (
  code: string,
  keys: Partial<Record<'ctrlKey' | 'shiftKey' | 'metaKey' | 'altKey', boolean>>,
) => ({
  code,
  ctrlKey: false,
  shiftKey: false,
  metaKey: false,
  altKey: false,
  ...keys,
})

test('only the keys of the developer tools are taken for them', () => {
  expect(opensConsole(pressed('F12', {}))).toBe(true)
  expect(opensConsole(pressed('KeyI', { ctrlKey: true, shiftKey: true }))).toBe(true)
  expect(opensConsole(pressed('KeyC', { metaKey: true, altKey: true }))).toBe(true)
  expect(opensConsole(pressed('KeyC', { ctrlKey: true }))).toBe(false)
  expect(opensConsole(pressed('KeyI', { shiftKey: true }))).toBe(false)
  expect(opensConsole(pressed('F11', {}))).toBe(false)
})
