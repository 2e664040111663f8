import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { reviews } from '@/features/practice/api'
import { DueToday } from '@/features/practice/reviews/DueToday'
import { LinkButton } from '@/shared/LinkButton'
import { PageHead } from '@/shared/PageHead'
import { ErrorView } from '@/shared/StateView'
import { Page } from '../Page'
import { RoutePending } from '../RouteStates'
import classes from './PracticePage.module.css'

/** Where a reminder leads: the mistakes that are due today. */
export function ReviewsPage() {
  const { t } = useTranslation()
  const { data, error, refetch } = useQuery(reviews)
  if (!data && !error) return <RoutePending />
  return (
    <Page title={t('practice.reviews')}>
      <PageHead title={t('practice.reviews')} text={t('practice.reviewsLead')}>
        <LinkButton variant="default" to="/app/practice">
          {t('practice.otherSubject')}
        </LinkButton>
      </PageHead>
      <div className={classes.stack}>
        {error ? <ErrorView error={error} onRetry={() => void refetch()} /> : <DueToday agenda={data} />}
      </div>
    </Page>
  )
}
