import { useTranslation } from 'react-i18next'
import { Badge, type Tone } from '@/shared/Badge'

const TONES: Record<string, Tone> = { draft: 'plain', in_review: 'sun', published: 'good', retired: 'plain' }

interface Props {
  status: string
  revision: string | null
  reports: number
}

/** Where a question stands: in words, and in a colour beside them. */
export function StatusBadges({ status, revision, reports }: Props) {
  const { t } = useTranslation()
  return (
    <>
      <Badge tone={TONES[status] ?? 'plain'}>{t(`bank.status_${status}` as 'bank.status_draft')}</Badge>
      {revision && (
        <Badge tone={TONES[revision] ?? 'plain'}>
          {t(`bank.revision_${revision}` as 'bank.revision_draft')}
        </Badge>
      )}
      {reports > 0 && <Badge tone="bad">{t('bank.reportsOpen', { count: reports })}</Badge>}
    </>
  )
}
