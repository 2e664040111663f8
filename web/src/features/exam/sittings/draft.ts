import type { NewSitting, Sitting } from './api'

export const POLICIES = ['after_finish', 'after_close', 'at_moment', 'never'] as const

/** A sitting as it is being written; times are those of the device, as the fields have them: `2026-03-01T09:30`. */
export interface Draft {
  title: string
  format: string
  major: string | undefined
  school: string
  opens: string
  closes: string
  code: string
  /** What to do with the code of a sitting that has one. */
  keepsCode: boolean
  limit: number | string
  cooldown: number | string
  policy: (typeof POLICIES)[number]
  reviewAt: string
  fullscreen: boolean
}

const two = (n: number) => String(n).padStart(2, '0')

/** As a field of type datetime-local has it, by the clock of the device. */
export function toField(iso: string): string {
  const date = new Date(iso)
  return (
    [date.getFullYear(), two(date.getMonth() + 1), two(date.getDate())].join('-') +
    `T${two(date.getHours())}:${two(date.getMinutes())}`
  )
}

export const fromField = (value: string): string => new Date(value).toISOString()

export function newDraft(now: Date, school: string): Draft {
  const opens = new Date(now)
  opens.setMinutes(0, 0, 0)
  opens.setHours(opens.getHours() + 1)
  return {
    title: '',
    format: 'profile',
    major: undefined,
    school,
    opens: toField(opens.toISOString()),
    closes: toField(new Date(opens.getTime() + 3_600_000).toISOString()),
    code: '',
    keepsCode: false,
    limit: 1,
    cooldown: 0,
    policy: 'after_finish',
    reviewAt: '',
    fullscreen: false,
  }
}

export const draftOf = (sitting: Sitting): Draft => ({
  title: sitting.title,
  format: sitting.format,
  major: sitting.major_code ?? undefined,
  school: sitting.school_id ?? '',
  opens: toField(sitting.opens_at),
  closes: toField(sitting.closes_at),
  code: '',
  keepsCode: sitting.needs_code,
  limit: sitting.attempts_limit ?? '',
  cooldown: sitting.cooldown_minutes,
  policy: sitting.review_policy,
  reviewAt: sitting.review_at ? toField(sitting.review_at) : '',
  fullscreen: sitting.fullscreen,
})

/** What is wrong before the server is asked: the names of fields. */
export function faultsOf(draft: Draft): ReadonlySet<'title' | 'opens' | 'closes' | 'code' | 'reviewAt'> {
  const faults = new Set<'title' | 'opens' | 'closes' | 'code' | 'reviewAt'>()
  if (!draft.title.trim()) faults.add('title')
  if (!draft.opens) faults.add('opens')
  if (!draft.closes || draft.closes <= draft.opens) faults.add('closes')
  if (draft.code.trim() && draft.code.trim().length < 4) faults.add('code')
  if (draft.policy === 'at_moment' && !draft.reviewAt) faults.add('reviewAt')
  return faults
}

/** What the server is sent beside the school; a code only where it is set or taken away. */
export function bodyOf(draft: Draft, userIds: string[] | null): Omit<NewSitting, 'school_id'> {
  return {
    title: draft.title.trim(),
    format: draft.format,
    major_code: draft.major ?? null,
    user_ids: userIds,
    opens_at: fromField(draft.opens),
    closes_at: fromField(draft.closes),
    ...(draft.code.trim()
      ? { access_code: draft.code.trim() }
      : draft.keepsCode
        ? {}
        : { access_code: null }),
    attempts_limit: Number(draft.limit) || null,
    cooldown_minutes: Number(draft.cooldown) || 0,
    review_policy: draft.policy,
    review_at: draft.policy === 'at_moment' ? fromField(draft.reviewAt) : null,
    fullscreen: draft.fullscreen,
  }
}
