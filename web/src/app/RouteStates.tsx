import { Skeleton } from '@mantine/core'
import { useRouter, type ErrorComponentProps } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { LinkButton } from '@/shared/LinkButton'
import { ErrorView, StateView } from '@/shared/StateView'
import { Page } from './Page'

export function RouteError({ error }: ErrorComponentProps) {
  const router = useRouter()
  return (
    <Page>
      <ErrorView error={error} onRetry={() => void router.invalidate()} />
    </Page>
  )
}

export function RouteMissing() {
  const { t } = useTranslation()
  return (
    <Page>
      <StateView title={t('error.notFound')} text={t('error.notFoundText')}>
        <LinkButton variant="light" to="/app">
          {t('common.toStart')}
        </LinkButton>
      </StateView>
    </Page>
  )
}

export function RoutePending() {
  const { t } = useTranslation()
  return (
    <Page>
      <div role="status" aria-label={t('common.loading')}>
        <Skeleton height={44} width="55%" mb="xl" />
        <Skeleton height={200} radius="lg" mb="lg" />
        <Skeleton height={120} radius="lg" />
      </div>
    </Page>
  )
}
