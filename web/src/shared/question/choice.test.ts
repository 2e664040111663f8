import { expect, test } from 'vitest'
import type { Question } from '@/api/types'
import { choose, shortcut } from './choice'

function question(type: 'single' | 'multiple', keys: string): Question {
  const options = [...keys].map((key) => ({ key, text: key }))
  return { question_type: type, options } as Question
}

const press = (code: string, key = '', shiftKey = false) => ({ code, key, shiftKey })

test('a single answer replaces, several answers toggle and keep the order of the options', () => {
  expect(choose(question('single', 'ABCD'), ['A'], 'C')).toEqual(['C'])
  expect(choose(question('multiple', 'ABCD'), ['C'], 'A')).toEqual(['A', 'C'])
  expect(choose(question('multiple', 'ABCD'), ['A', 'C'], 'C')).toEqual(['A'])
})

test.each([
  [press('Digit2'), { kind: 'choose', key: 'B' }],
  [press('Numpad1'), { kind: 'choose', key: 'A' }],
  [press('Digit5'), null],
  [press('KeyD', 'в'), { kind: 'choose', key: 'D' }],
  [press('KeyE'), null],
  [press('ArrowRight'), { kind: 'move', by: 1 }],
  [press('KeyP', 'з'), { kind: 'move', by: -1 }],
  [press('KeyF', 'а'), { kind: 'flag' }],
  [press('KeyM'), { kind: 'map' }],
  [press('Slash', '?', true), { kind: 'help' }],
  [press('Digit7', '?', true), { kind: 'help' }],
  [press('Digit1', '!', true), null],
  [press('ArrowDown'), null],
])('%o on four options', (key, meaning) => {
  expect(shortcut(key, question('single', 'ABCD'))).toEqual(meaning)
})

test('with an option F, plain F chooses it and Shift+F flags', () => {
  const six = question('multiple', 'ABCDEF')
  expect(shortcut(press('KeyF'), six)).toEqual({ kind: 'choose', key: 'F' })
  expect(shortcut(press('KeyF', 'F', true), six)).toEqual({ kind: 'flag' })
})
