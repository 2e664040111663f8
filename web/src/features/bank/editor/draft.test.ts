import { expect, test } from 'vitest'
import type { QuestionDetail } from '../api'
import {
  draftOf,
  inputOf,
  languagesOf,
  newDraft,
  withLanguage,
  withMark,
  withOption,
  withOriginal,
  withoutOption,
  withType,
  withWording,
} from './draft'

const detail = {
  subject_code: 'TGO',
  language: 'ru',
  question_text: 'Сколько?',
  type: 'multiple',
  difficulty: 'C',
  points: 1.5,
  time_seconds: 60,
  options: [
    { key: 'A', text: 'один', is_correct: true },
    { key: 'C', text: 'два', is_correct: false },
    { key: 'D', text: 'три', is_correct: true },
  ],
  explanation: null,
  topic: 'Счёт',
  tags: ['a', 'b'],
  metadata: {},
  translations: {
    kk: {
      question_text: 'Қанша?',
      options: { A: 'бір', C: 'екі', D: 'үш' },
      explanation: 'Иә.',
      topic: null,
    },
  },
} as unknown as QuestionDetail

test('what is read and written again is the same question', () => {
  const { metadata, ...rest } = detail
  void metadata
  expect(inputOf(draftOf(detail))).toEqual(rest)
})

test('an option that goes takes its texts and its mark along, and the others keep their keys', () => {
  const input = inputOf(withoutOption(draftOf(detail), 0))
  expect(input.options).toEqual([
    { key: 'C', text: 'два', is_correct: false },
    { key: 'D', text: 'три', is_correct: true },
  ])
  expect(input.translations?.kk?.options).toEqual({ C: 'екі', D: 'үш' })
})

test('a new option takes the first free letter, and there are no more than eight', () => {
  let draft = draftOf(detail)
  draft = withOption(draft)
  expect(draft.keys).toEqual(['A', 'C', 'D', 'B'])
  for (let n = 0; n < 10; n += 1) draft = withOption(draft)
  expect(draft.keys).toHaveLength(8)
  expect(draft.wordings.kk?.options).toHaveLength(8)
})

test('one right option at the most where one is asked for', () => {
  let draft = withMark(withMark(withType(newDraft('ru'), 'multiple'), 'B'), 'A')
  expect(draft.correct).toEqual(['A', 'B'])
  draft = withType(draft, 'single')
  expect(draft.correct).toEqual(['A'])
  expect(withMark(draft, 'C').correct).toEqual(['C'])
})

test('a language that is added is a translation, and one that is named later keeps the texts', () => {
  const unnamed = draftOf({ ...detail, language: null, translations: {} })
  const named = withOriginal(unnamed, 'ru')
  expect(languagesOf(withLanguage(named, 'en'))).toEqual(['ru', 'en'])
  expect(inputOf(withWording(named, 'ru', { text: 'Иначе' })).question_text).toBe('Иначе')
})
