import { LANGUAGES, type Language } from '@/i18n'
import type { QuestionDetail, QuestionInput } from '../api'

export const KEYS = ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H'] as const
export const FEWEST_OPTIONS = 2

/** A language of a draft; empty for the only one of a question that names none. */
export type DraftLanguage = Language | ''

export interface Wording {
  text: string
  explanation: string
  topic: string
  /** By the place of the option. */
  options: string[]
}

/** A question as it is being written: its structure once, its wording in each language. */
export interface Draft {
  subject: string
  type: 'single' | 'multiple'
  difficulty: string
  points: string
  seconds: string
  tags: string
  original: DraftLanguage
  /** The keys of the options, in their order; they stay with their option. */
  keys: string[]
  correct: string[]
  wordings: Partial<Record<DraftLanguage, Wording>>
}

const empty = (options: number): Wording => ({
  text: '',
  explanation: '',
  topic: '',
  options: Array.from({ length: options }, () => ''),
})

export function newDraft(language: Language, subject = ''): Draft {
  const keys = KEYS.slice(0, 4)
  return {
    subject,
    type: 'single',
    difficulty: 'B',
    points: '1',
    seconds: '90',
    tags: '',
    original: language,
    keys: [...keys],
    correct: [],
    wordings: { [language]: empty(keys.length) },
  }
}

export function draftOf(question: QuestionDetail): Draft {
  const original = (question.language ?? '') as DraftLanguage
  const keys = question.options.map(({ key }) => key)
  const wordings: Draft['wordings'] = {
    [original]: {
      text: question.question_text,
      explanation: question.explanation ?? '',
      topic: question.topic ?? '',
      options: question.options.map(({ text }) => text),
    },
  }
  for (const [language, wording] of Object.entries(question.translations)) {
    wordings[language as Language] = {
      text: wording.question_text,
      explanation: wording.explanation ?? '',
      topic: wording.topic ?? '',
      options: keys.map((key) => wording.options[key] ?? ''),
    }
  }
  return {
    subject: question.subject_code,
    type: question.type === 'multiple' ? 'multiple' : 'single',
    difficulty: question.difficulty,
    points: String(question.points),
    seconds: String(question.time_seconds),
    tags: question.tags.join(', '),
    original,
    keys,
    correct: question.options.filter((option) => option.is_correct).map(({ key }) => key),
    wordings,
  }
}

/** The languages of a draft, the original first. */
export function languagesOf(draft: Draft): DraftLanguage[] {
  const others = LANGUAGES.filter((language) => language !== draft.original && draft.wordings[language])
  return [draft.original, ...others]
}

export const wordingOf = (draft: Draft, language: DraftLanguage): Wording =>
  draft.wordings[language] ?? empty(draft.keys.length)

export function withWording(draft: Draft, language: DraftLanguage, changes: Partial<Wording>): Draft {
  const wording = { ...wordingOf(draft, language), ...changes }
  return { ...draft, wordings: { ...draft.wordings, [language]: wording } }
}

export const withLanguage = (draft: Draft, language: Language): Draft =>
  withWording(draft, language, empty(draft.keys.length))

export function withoutLanguage(draft: Draft, language: DraftLanguage): Draft {
  const wordings = Object.fromEntries(Object.entries(draft.wordings).filter(([each]) => each !== language))
  return { ...draft, wordings }
}

/** The original under another name: a question that named no language gets one. */
export function withOriginal(draft: Draft, language: DraftLanguage): Draft {
  const wording = wordingOf(draft, draft.original)
  return {
    ...withoutLanguage(draft, draft.original),
    original: language,
    wordings: { ...withoutLanguage(draft, draft.original).wordings, [language]: wording },
  }
}

const changedOptions = (draft: Draft, change: (options: string[]) => string[]): Draft['wordings'] =>
  Object.fromEntries(
    Object.entries(draft.wordings).map(([language, wording]) => [
      language,
      { ...wording, options: change(wording.options) },
    ]),
  )

export function withOption(draft: Draft): Draft {
  const key = KEYS.find((each) => !draft.keys.includes(each))
  if (!key) return draft
  return {
    ...draft,
    keys: [...draft.keys, key],
    wordings: changedOptions(draft, (options) => [...options, '']),
  }
}

export function withoutOption(draft: Draft, place: number): Draft {
  const without = <Value>(values: Value[]) => values.filter((_, each) => each !== place)
  return {
    ...draft,
    keys: without(draft.keys),
    correct: draft.correct.filter((key) => key !== draft.keys[place]),
    wordings: changedOptions(draft, without),
  }
}

export function withMark(draft: Draft, key: string): Draft {
  if (draft.type === 'single') return { ...draft, correct: [key] }
  const isMarked = draft.correct.includes(key)
  return {
    ...draft,
    correct: isMarked ? draft.correct.filter((each) => each !== key) : [...draft.correct, key].sort(),
  }
}

export const withType = (draft: Draft, type: Draft['type']): Draft => ({
  ...draft,
  type,
  correct: type === 'single' ? draft.correct.slice(0, 1) : draft.correct,
})

/** What the server takes. */
export function inputOf(draft: Draft): QuestionInput {
  const main = wordingOf(draft, draft.original)
  const translated = languagesOf(draft).slice(1)
  return {
    subject_code: draft.subject,
    language: draft.original || null,
    question_text: main.text,
    type: draft.type,
    difficulty: draft.difficulty,
    points: Number(draft.points.replace(',', '.')),
    time_seconds: Number(draft.seconds),
    options: draft.keys.map((key, place) => ({
      key,
      text: main.options[place] ?? '',
      is_correct: draft.correct.includes(key),
    })),
    explanation: main.explanation || null,
    topic: main.topic || null,
    tags: [...new Set(draft.tags.split(/[,;]/).map((tag) => tag.trim()))].filter(Boolean),
    translations: Object.fromEntries(
      translated.map((language) => {
        const wording = wordingOf(draft, language)
        const options = Object.fromEntries(
          draft.keys.map((key, place) => [key, wording.options[place] ?? '']),
        )
        return [
          language,
          {
            question_text: wording.text,
            options,
            explanation: wording.explanation || null,
            topic: wording.topic || null,
          },
        ]
      }),
    ),
  }
}

/** The name that the server gives a field of a language in its refusals. */
export function fieldOf(
  draft: Draft,
  language: DraftLanguage,
  field: 'question_text' | 'explanation' | 'topic',
) {
  return language === draft.original ? `body.${field}` : `body.translations.${language}.${field}`
}

export function optionFieldsOf(draft: Draft, language: DraftLanguage, place: number): string[] {
  const key = draft.keys[place] ?? ''
  return language === draft.original
    ? [`body.options[${place}].text`, `body.options.${key}.text`]
    : [`body.translations.${language}.options.${key}`]
}
