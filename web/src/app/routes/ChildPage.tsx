import { useQuery } from '@tanstack/react-query'
import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useFormatName } from '@/features/exam/useFormatName'
import { Attempt } from '@/features/home/components/RecentAttempts'
import { studentAttempts, studentStatistics } from '@/features/statistics/api'
import { MyFigures, MySubjects } from '@/features/statistics/MyFigures'
import { MyProgress } from '@/features/statistics/MyProgress'
import classes from '@/features/statistics/Statistics.module.css'
import { currentLanguage } from '@/i18n'
import { Listing } from '@/shared/list/Listing'
import { PageHead } from '@/shared/PageHead'
import { ErrorView, StateView } from '@/shared/StateView'
import { Page } from '../Page'
import { RoutePending } from '../RouteStates'
import { useUser } from '../useUser'

/** What a guardian reads of a child's exams. */
export function ChildPage() {
  const { t } = useTranslation()
  const { studentId } = useParams({ from: '/signed-in/app/children/$studentId' })
  const { page } = useSearch({ from: '/signed-in/app/children/$studentId' })
  const navigate = useNavigate({ from: '/app/children/$studentId' })
  const { data: found, error, refetch } = useQuery(studentStatistics(studentId, currentLanguage()))
  const attempts = useQuery(studentAttempts(studentId, page))
  const formatName = useFormatName()
  const child = useUser().children?.find((each) => each.student_id === studentId)
  const title = child?.full_name ?? t('children.title')
  if (error) {
    return (
      <Page title={title}>
        <ErrorView error={error} onRetry={() => void refetch()} />
      </Page>
    )
  }
  if (!found) return <RoutePending />
  return (
    <Page title={title}>
      <PageHead title={title} text={t('children.text')} />
      <div className={classes.stack}>
        {found.total_attempts > 0 && <MyFigures mine={found} />}
        {found.progress.length > 0 && <MyProgress progress={found.progress} formatName={formatName} />}
        {found.by_subject.length > 0 && <MySubjects mine={found} />}
        <section aria-labelledby="attempts">
          <h2 id="attempts">{t('children.exams')}</h2>
          <Listing
            label={t('children.exams')}
            answer={attempts}
            keyOf={(each) => each.attempt_id}
            onPage={(next) => void navigate({ search: { page: next } })}
            empty={<StateView title={t('children.empty')} text={t('children.emptyText')} />}
          >
            {(each) =>
              each.status === 'in_progress' ? (
                <p className={classes.soft}>
                  {formatName(each.format)} · {t('status.in_progress')}
                </p>
              ) : (
                <Attempt attempt={each} formatName={formatName} />
              )
            }
          </Listing>
        </section>
      </div>
    </Page>
  )
}
