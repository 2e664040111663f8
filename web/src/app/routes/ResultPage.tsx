import { useQuery } from '@tanstack/react-query'
import { Navigate, useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { ApiError } from '@/api/problem'
import { attemptResult } from '@/features/exam/api'
import { Review } from '@/features/exam/result/Review'
import { Sections, Verdicts } from '@/features/exam/result/Sections'
import { Summary } from '@/features/exam/result/Summary'
import { useSubjectTitle } from '@/features/majors/useSubjectTitle'
import { currentLanguage } from '@/i18n'
import { LinkButton } from '@/shared/LinkButton'
import { ErrorView } from '@/shared/StateView'
import { Page } from '../Page'
import { RoutePending } from '../RouteStates'
import classes from './ResultPage.module.css'

export function ResultPage() {
  const { t } = useTranslation()
  const { attemptId } = useParams({ from: '/signed-in/app/exam/$attemptId/result' })
  const { data: result, error, refetch } = useQuery(attemptResult(attemptId, currentLanguage()))
  const titleOf = useSubjectTitle(result?.major_code)

  // The result of an exam that still runs is the exam.
  if (error instanceof ApiError && error.status === 409) {
    return <Navigate to="/app/exam/$attemptId" params={{ attemptId }} replace />
  }
  if (error) {
    return (
      <Page>
        <ErrorView error={error} onRetry={() => void refetch()} />
      </Page>
    )
  }
  if (!result) return <RoutePending />
  return (
    <Page title={t('result.title')}>
      <div className={classes.stack}>
        <Summary result={result} />
        <div className={classes.pair}>
          <Sections result={result} />
          <Verdicts result={result} titleOf={titleOf} />
        </div>
        <div className={classes.actions}>
          <LinkButton
            to="/app/exam/new"
            search={{ ...(result.major_code && { major: result.major_code }), format: result.format }}
          >
            {t('result.again')}
          </LinkButton>
          <LinkButton to="/app" variant="default">
            {t('common.toStart')}
          </LinkButton>
        </div>
        {result.review && <Review items={result.review} titleOf={titleOf} />}
      </div>
    </Page>
  )
}
