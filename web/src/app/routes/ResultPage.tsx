import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Navigate, useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { ApiError } from '@/api/problem'
import { attemptBreakdown, attemptResult } from '@/features/exam/api'
import { Compared, Topics } from '@/features/exam/result/Compared'
import { Papers } from '@/features/exam/result/Papers'
import { Regrades } from '@/features/exam/result/Regrades'
import { Review } from '@/features/exam/result/Review'
import { Sections, Verdicts } from '@/features/exam/result/Sections'
import { Summary } from '@/features/exam/result/Summary'
import { lateAnswers } from '@/features/exam/sync/lateAnswers'
import { ProctorSummary } from '@/features/exam/proctor/ProctorSummary'
import { BOOKMARKS } from '@/features/practice/api'
import { useSubjectTitle } from '@/features/majors/useSubjectTitle'
import { currentLanguage } from '@/i18n'
import { longDateTime } from '@/shared/dates'
import { LinkButton } from '@/shared/LinkButton'
import { Notice } from '@/shared/Notice'
import { ErrorView } from '@/shared/StateView'
import { hasRole } from '@/shared/access'
import { Page } from '../Page'
import { RoutePending } from '../RouteStates'
import { useUser } from '../useUser'
import classes from './ResultPage.module.css'

export function ResultPage() {
  const { t } = useTranslation()
  const { attemptId } = useParams({ from: '/signed-in/app/exam/$attemptId/result' })
  const { data: result, error, refetch } = useQuery(attemptResult(attemptId, currentLanguage()))
  const { data: breakdown } = useQuery({
    ...attemptBreakdown(attemptId, currentLanguage()),
    enabled: result !== undefined,
  })
  const user = useUser()
  const isStudent = hasRole(user, 'student')
  const queryClient = useQueryClient()
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
  const late = lateAnswers(attemptId)
  return (
    <Page title={t('result.title')}>
      <div className={classes.stack}>
        {late > 0 && <Notice tone="sun">{t('control.room.late', { count: late })}</Notice>}
        {result.cancel_reason && (
          <Notice tone="sun">{t('control.room.cancelled', { reason: result.cancel_reason })}</Notice>
        )}
        <Summary result={result} />
        <Regrades result={result} />
        <div className={classes.pair}>
          <Sections result={result} />
          <Verdicts result={result} titleOf={titleOf} />
        </div>
        {breakdown && (
          <div className={classes.pair}>
            <Papers result={result} breakdown={breakdown} own={isStudent} />
            <Compared comparison={breakdown.comparison} result={result} />
          </div>
        )}
        {breakdown && <Topics topics={breakdown.topics} />}
        <div className={classes.actions}>
          {isStudent && (
            <LinkButton
              to="/app/exam/new"
              search={{ ...(result.major_code && { major: result.major_code }), format: result.format }}
            >
              {t('result.again')}
            </LinkButton>
          )}
          <LinkButton to="/app" variant="default">
            {t('common.toStart')}
          </LinkButton>
        </div>
        {result.review_closed && (
          <Notice tone="sun">
            {result.review_opens_at
              ? t('control.room.reviewLater', { time: longDateTime(result.review_opens_at) })
              : t('control.room.reviewNever')}
          </Notice>
        )}
        <ProctorSummary attemptId={attemptId} proctoring={result.proctoring} />
        {result.review && (
          <Review
            items={result.review}
            attemptId={attemptId}
            own={isStudent}
            titleOf={titleOf}
            onBookmark={() => void queryClient.invalidateQueries({ queryKey: BOOKMARKS })}
          />
        )}
      </div>
    </Page>
  )
}
