import type { Got } from '@/api/types'

export type Format = Got<'/api/v1/exam/formats'>['items'][number]
export type Section = Format['sections'][number]
export type Threshold = Format['thresholds'][number]

/** A format as it is being written; `code` is chosen once. */
export interface Draft {
  code: string
  title_ru: string
  title_kk: string
  title_en: string
  minutes: number | string
  pass_percent: number | string
  fullscreen: boolean
  sections: Section[]
  thresholds: Threshold[]
}

/** Names of thresholds that have words in every language; any other name stands for itself. */
export const NAMED = ['total', 'language', 'readiness', 'profile_1', 'profile_2'] as const

export const ROLES = ['general', 'profile_1', 'profile_2'] as const

export const NEW_SECTION: Section = {
  role: 'general',
  subject_code: 'TGO',
  count: 10,
  points: 1,
  question_type: null,
  grading: 'exact',
}

export function draftOf(format: Format): Draft {
  const { code, title_ru, title_kk, title_en, pass_percent, fullscreen, sections, thresholds } = format
  return {
    code,
    title_ru,
    title_kk,
    title_en,
    minutes: format.time_limit_seconds / 60,
    pass_percent,
    fullscreen,
    sections,
    thresholds,
  }
}

export const EMPTY: Draft = {
  code: '',
  title_ru: '',
  title_kk: '',
  title_en: '',
  minutes: 60,
  pass_percent: 70,
  fullscreen: false,
  sections: [NEW_SECTION],
  thresholds: [],
}

/** What of the sections a threshold adds up. */
const isCovered = (threshold: Pick<Threshold, 'role' | 'subject_code'>) => (section: Section) =>
  (!threshold.role || threshold.role === section.role) &&
  (!threshold.subject_code || threshold.subject_code === section.subject_code)

/** How many questions and points the sections come to. */
export function totalsOf(sections: readonly Section[]) {
  const questions = sections.reduce((sum, { count }) => sum + (Number(count) || 0), 0)
  const points = sections.reduce(
    (sum, { count, points }) => sum + (Number(count) || 0) * (Number(points) || 0),
    0,
  )
  return { questions, points: Math.round(points * 100) / 100 }
}

/** The most points that can be had where a threshold counts them. */
export const mostPoints = (
  threshold: Pick<Threshold, 'role' | 'subject_code'>,
  sections: readonly Section[],
) => totalsOf(sections.filter(isCovered(threshold))).points

/** What the server is sent. */
export function bodyOf(draft: Draft) {
  return {
    title_ru: draft.title_ru.trim(),
    title_kk: draft.title_kk.trim() || draft.title_ru.trim(),
    title_en: draft.title_en.trim() || draft.title_ru.trim(),
    time_limit_seconds: Math.round(Number(draft.minutes) * 60),
    pass_percent: Number(draft.pass_percent),
    fullscreen: draft.fullscreen,
    sections: draft.sections,
    thresholds: draft.thresholds,
  }
}
