import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { recentAttempts } from '@/features/exam/api'
import { useFormatName } from '@/features/exam/useFormatName'
import { RecentAttempts } from '@/features/home/components/RecentAttempts'
import { exportMine, myStatistics, myTopics } from '@/features/statistics/api'
import { MyFigures, MySubjects } from '@/features/statistics/MyFigures'
import { MyProgress } from '@/features/statistics/MyProgress'
import { NextTopics, TopicBars } from '@/features/statistics/MyTopics'
import classes from '@/features/statistics/Statistics.module.css'
import { currentLanguage } from '@/i18n'
import { Card } from '@/shared/Card'
import { LinkButton } from '@/shared/LinkButton'
import { PageHead } from '@/shared/PageHead'
import { ErrorView, StateView } from '@/shared/StateView'
import { TableExport } from '@/shared/TableExport'
import { Page } from '../Page'
import { RoutePending } from '../RouteStates'

export function StatisticsPage() {
  const { t } = useTranslation()
  const { data: mine, error, refetch } = useQuery(myStatistics(currentLanguage()))
  const { data: topics } = useQuery(myTopics(currentLanguage()))
  const recent = useQuery(recentAttempts)
  const formatName = useFormatName()
  if (error) {
    return (
      <Page title={t('statistics.title')}>
        <ErrorView error={error} onRetry={() => void refetch()} />
      </Page>
    )
  }
  if (!mine) return <RoutePending />
  return (
    <Page title={t('statistics.title')}>
      <PageHead title={t('statistics.title')} text={t('statistics.text')}>
        {mine.total_attempts > 0 && (
          <TableExport
            tables={(['progress', 'subjects'] as const).map((table) => ({
              label: t(`statistics.${table}`),
              name: `zerek-my-${table}`,
              load: (format) => exportMine(table, format),
            }))}
          />
        )}
      </PageHead>
      {mine.total_attempts === 0 ? (
        <Card>
          <StateView title={t('statistics.empty')} text={t('statistics.emptyText')}>
            <LinkButton to="/app/exam/new" search={{ format: 'quick' }} variant="light">
              {t('home.choose')}
            </LinkButton>
          </StateView>
        </Card>
      ) : (
        <div className={classes.stack}>
          <MyFigures mine={mine} />
          {mine.progress.length > 0 && <MyProgress progress={mine.progress} formatName={formatName} />}
          <div className={classes.pair}>
            <MySubjects mine={mine} />
            {topics && <NextTopics next={topics.next} />}
          </div>
          {topics && topics.by_topic.some(({ topic }) => topic) && (
            <Card>
              <h2>{t('statistics.topics')}</h2>
              <p className={classes.soft}>{t('statistics.topicsText', { count: topics.attempts })}</p>
              <TopicBars topics={topics.by_topic} />
            </Card>
          )}
          <RecentAttempts attempts={recent.data?.items} formatName={formatName} />
        </div>
      )}
    </Page>
  )
}
