import { useTranslation } from 'react-i18next'
import { PageHead } from '@/shared/PageHead'
import { Page } from '../../Page'
import { useUser } from '../../useUser'
import { Tiles } from './Tiles'

export function OverviewPage() {
  const { t } = useTranslation()
  return (
    <Page title={t('admin.title')}>
      <PageHead title={t('admin.title')} text={t('admin.lead')} />
      <Tiles user={useUser()} />
    </Page>
  )
}
