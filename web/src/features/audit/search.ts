import { asDay, asId, asOneOf, asPage, asText, given } from '@/shared/list/page'

/** What is written into the trail, by the kind of object it is about. */
export const ACTIONS = {
  user: [
    'create',
    'change',
    'roles',
    'ban',
    'unban',
    'password',
    'second_factor_on',
    'second_factor_off',
    'recovery_codes',
    'password_link',
    'external_link',
    'external_unlink',
    'erase',
  ],
  guardian: ['link', 'unlink'],
  invitation: ['create', 'revoke'],
  school: ['create', 'change', 'delete'],
  subject: ['create', 'change', 'delete'],
  questions: ['import'],
  question: [
    'create',
    'change',
    'delete',
    'submitted',
    'withdrawn',
    'sent_back',
    'published',
    'retired',
    'restored',
    'discarded',
    'key_corrected',
    'annulled',
    'report',
    'reports_closed',
  ],
  question_image: ['upload'],
  question_trial: ['start', 'stop'],
  exam_format: ['create', 'change', 'delete'],
  exam_sitting: ['create', 'change', 'delete'],
  exam_paper: ['create', 'delete'],
  exam_extra_time: ['grant', 'withdraw'],
  exam_attempt: ['start', 'finish', 'extend', 'pause', 'resume', 'end_pause', 'cancel', 'regrade'],
  proctoring: ['review'],
  outbox: ['retry'],
} as const

export const ACTION_CODES = Object.entries(ACTIONS).flatMap(([kind, names]) =>
  names.map((name) => `${kind}.${name}`),
)

export const OBJECT_TYPES = [
  'user',
  'invitation',
  'school',
  'subject',
  'question',
  'question_image',
  'question_trial',
  'exam_format',
  'exam_sitting',
  'exam_paper',
  'exam_attempt',
  'mail',
] as const

/** What the address of the trail carries. `object` is the id of one thing. */
export interface AuditSearch {
  who?: string
  action?: string
  type?: (typeof OBJECT_TYPES)[number]
  object?: string
  from?: string
  to?: string
  q?: string
  page?: number
}

export function parseAuditSearch(search: Record<string, unknown>): AuditSearch {
  return given({
    who: asId(search.who),
    action: asOneOf(search.action, ACTION_CODES),
    type: asOneOf(search.type, OBJECT_TYPES),
    object: asText(search.object),
    from: asDay(search.from),
    to: asDay(search.to),
    q: asText(search.q),
    page: asPage(search.page),
  })
}
