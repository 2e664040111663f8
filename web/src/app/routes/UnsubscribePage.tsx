import { useTranslation } from 'react-i18next'
import { DoorHead } from '@/features/auth/components/DoorHead'
import { Unsubscribe } from '@/features/notifications/Unsubscribe'
import { Notice } from '@/shared/Notice'
import { useFragment } from '@/shared/useFragment'
import { Door } from '../Door'

/** Where the link at the end of a mail leads. */
export function UnsubscribePage() {
  const { t } = useTranslation()
  const token = useFragment('token')
  return (
    <Door title={t('unsubscribe.title')}>
      <DoorHead title={t('unsubscribe.title')}>{t('unsubscribe.lead')}</DoorHead>
      {token ? <Unsubscribe token={token} /> : <Notice tone="bad">{t('unsubscribe.broken')}</Notice>}
    </Door>
  )
}
