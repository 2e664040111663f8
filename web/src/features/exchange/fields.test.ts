import { createInstance } from 'i18next'
import { expect, test } from 'vitest'
import en from '@/i18n/en.json'
import { fieldWord } from './fields'

const i18n = createInstance()
await i18n.init({ lng: 'en', resources: { en: { translation: en } } })

test('fields are told in words, columns and files by their names', () => {
  const word = (field: string) => fieldWord(field, i18n.t)
  expect(word('question_text')).toBe('text')
  expect(word('options[2].text')).toBe('option C')
  expect(word('option_b')).toBe('option_b')
  expect(word('items/q1.xml: explanation')).toBe('items/q1.xml: explanation')
  expect(word('options[0].text: plan.png')).toBe('option A: plan.png')
  expect(word('items/q1.xml: explanation: a: b.png')).toBe('items/q1.xml: explanation: a: b.png')
  expect(word('file')).toBeUndefined()
})
