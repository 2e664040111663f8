import { useTranslation } from 'react-i18next'
import type { School } from '@/api/types'
import { LANGUAGE_NAMES, type Language } from '@/i18n'
import { longDateTime } from '@/shared/dates'
import { decimal } from '@/shared/numbers'
import { schoolNames } from '@/shared/schoolNames'
import { useSubjectName } from '@/shared/subjects'
import { isMoment, writtenGrant } from './differences'

/** Where the words of a value that is one of a few stand, by its field. */
const CHOSEN: Record<string, readonly string[]> = {
  status: ['status.', 'bank.status_'],
  revision_status: ['bank.status_'],
  review_policy: ['control.sittings.review_'],
  verdict: ['control.proctor.verdict_', 'bank.verdict_'],
  reason: ['bank.reason_'],
}

/** Codes, fields and values of the trail in words; what has none yet is shown as it is written. */
export function useAuditWords(schools: readonly School[]) {
  const { t, i18n } = useTranslation()
  const schoolOf = schoolNames(schools)
  const subjectName = useSubjectName()
  const named = (prefix: 'action' | 'type' | 'field', code: string) => {
    const key = `admin.audit.${prefix}.${code.replace('.', '_')}`
    return i18n.exists(key) ? t(key as 'admin.audit.field.name') : code
  }

  function grant(text: string): string {
    const found = writtenGrant(text)
    if (!found) return text
    const place = [t(`role.${found.role}`), schoolOf(found.schoolId) || found.schoolId]
      .filter(Boolean)
      .join(' · ')
    const posts = found.positions.map((each) => t(`admin.position.${each}`)).join(', ')
    return posts ? `${place}: ${posts}` : place
  }

  function value(field: string, given: unknown): string {
    if (given === null || given === undefined || given === '') return ''
    if (typeof given === 'boolean') return t(given ? 'admin.audit.yes' : 'admin.audit.no')
    if (Array.isArray(given)) return given.map((each) => value(field, each)).join('; ')
    if (typeof given === 'number') return decimal(given)
    if (typeof given !== 'string') return JSON.stringify(given)
    const chosen = CHOSEN[field]?.map((prefix) => `${prefix}${given}`).find((key) => i18n.exists(key))
    if (chosen) return t(chosen as 'status.completed')
    if (field === 'subject_code') return subjectName(given)
    if (field === 'roles') return grant(given)
    if (field === 'locale') return LANGUAGE_NAMES[given as Language] ?? given
    if (field === 'school_id') return schoolOf(given) || given
    if (isMoment(given)) return longDateTime(given)
    return given
  }

  return {
    action: (code: string) => named('action', code),
    type: (code: string) => named('type', code),
    field: (code: string) => named('field', code),
    value,
  }
}
