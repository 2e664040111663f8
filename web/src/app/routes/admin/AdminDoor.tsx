import { Outlet, useLocation } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Card } from '@/shared/Card'
import { LinkButton } from '@/shared/LinkButton'
import { StateView } from '@/shared/StateView'
import { Page } from '../../Page'
import { mayEnter } from '../../rooms'
import { useUser } from '../../useUser'

/** Lets in whom a room is for; nobody else asks the server for anything that is in it. */
export function AdminDoor() {
  const { t } = useTranslation()
  const user = useUser()
  const pathname = useLocation({ select: (location) => location.pathname })
  if (mayEnter(user, pathname)) return <Outlet />
  return (
    <Page title={t('admin.closed')}>
      <Card>
        <StateView title={t('admin.closed')} text={t('admin.closedText')}>
          <LinkButton variant="light" to="/app">
            {t('common.toStart')}
          </LinkButton>
        </StateView>
      </Card>
    </Page>
  )
}
