import type { TFunction } from 'i18next'

const FIELDS = [
  'difficulty',
  'explanation',
  'language',
  'metadata',
  'options',
  'points',
  'question_text',
  'subject_code',
  'tags',
  'time_seconds',
  'topic',
  'translations',
  'type',
] as const
const LETTERS = 'ABCDEFGH'

/** What a report calls a field, in words; the name of a column or of a file in a package stays as it is. */
export function fieldWord(field: string, t: TFunction): string | undefined {
  if (field === 'file' || field === 'questions' || !field) return undefined
  const option = /^options\[(\d)\]/.exec(field)?.[1]
  if (option) return t('exchange.field_option', { key: LETTERS[Number(option)] })
  const known = FIELDS.find((each) => each === field)
  return known ? t(`exchange.field_${known}`) : field
}
