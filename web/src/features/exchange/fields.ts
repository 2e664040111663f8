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
const OPTION = /^options\[(\d)\]/

const isField = (name: string) => OPTION.test(name) || FIELDS.some((each) => each === name)

/** What a report calls a field, in words; the name of a column, of a picture or of a file in a package stays. */
export function fieldWord(field: string, t: TFunction): string | undefined {
  if (field === 'file' || field === 'questions' || !field) return undefined
  const [whole, inside, picture] = /^([\w[\].]+): (.+)$/s.exec(field) ?? []
  if (whole && inside && isField(inside)) return `${fieldWord(inside, t)}: ${picture}`
  const option = OPTION.exec(field)?.[1]
  if (option) return t('exchange.field_option', { key: LETTERS[Number(option)] })
  const known = FIELDS.find((each) => each === field)
  return known ? t(`exchange.field_${known}`) : field
}
