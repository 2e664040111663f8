import { useTranslation } from 'react-i18next'
import type { Got } from '@/api/types'

type EventKind = Got<'/api/v1/exam/{attempt_id}/proctoring'>['items'][number]['event_type']

/** The names of kinds of events; what is not known has the name that the browser gave it. */
export function useKindName(): (kind: EventKind, name: string | null) => string {
  const { t } = useTranslation()
  return (kind, name) =>
    kind === 'other'
      ? `${t('control.proctor.kind_unknown')}${name ? `: ${name}` : ''}`
      : t(`control.proctor.kind_${kind}`)
}
