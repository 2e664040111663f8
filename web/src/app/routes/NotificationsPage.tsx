import { useNavigate, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { NotificationList } from '@/features/notifications/NotificationList'
import { LinkButton } from '@/shared/LinkButton'
import { PageHead } from '@/shared/PageHead'
import { Page } from '../Page'

export function NotificationsPage() {
  const { t } = useTranslation()
  const search = useSearch({ from: '/signed-in/app/notifications' })
  const navigate = useNavigate({ from: '/app/notifications' })
  return (
    <Page title={t('notifications.title')}>
      <PageHead title={t('notifications.title')} text={t('notifications.text')}>
        <LinkButton variant="subtle" to="/app/account" hash="notifications">
          {t('notifications.settings')}
        </LinkButton>
      </PageHead>
      <NotificationList search={search} onChange={(next) => void navigate({ search: next })} />
    </Page>
  )
}
