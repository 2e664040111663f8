import { IconArrowLeft } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import analytics from '@/features/analytics/Analytics.module.css'
import { exportQuestion, question, trialsOf } from '@/features/analytics/api'
import { NewTrial } from '@/features/analytics/NewTrial'
import { QuestionFigures } from '@/features/analytics/QuestionFigures'
import { OneTrial } from '@/features/analytics/Trials'
import { currentLanguage } from '@/i18n'
import { PageHead } from '@/shared/PageHead'
import { ErrorView } from '@/shared/StateView'
import { TableExport } from '@/shared/TableExport'
import { useSubjectName } from '@/shared/subjects'
import { RoutePending } from '../../RouteStates'
import { Room } from './Room'
import classes from './Room.module.css'

export function QuestionStatisticsPage() {
  const { t } = useTranslation()
  const { questionId } = useParams({ from: '/signed-in/app/admin/analytics/questions/$questionId' })
  const { data, error, refetch } = useQuery(question(questionId, currentLanguage()))
  const subjectName = useSubjectName()
  const { data: trials } = useQuery(trialsOf(questionId, currentLanguage()))
  return (
    <Room title={t('analytics.question')}>
      <Link to="/app/admin/analytics" search={{ view: 'items' }} className={classes.back}>
        <IconArrowLeft size={18} aria-hidden />
        {t('analytics.allItems')}
      </Link>
      {error && <ErrorView error={error} onRetry={() => void refetch()} />}
      {!error && !data && <RoutePending />}
      {data && (
        <>
          <PageHead
            title={t('analytics.question')}
            text={[subjectName(data.subject_code), data.topic].filter(Boolean).join(' · ')}
          >
            <TableExport
              tables={(['options', 'versions'] as const).map((table) => ({
                label: t(`analytics.${table}`),
                name: `zerek-question-${table}`,
                load: (format) => exportQuestion(questionId, table, format),
              }))}
            />
          </PageHead>
          <div className={analytics.stack}>
            <QuestionFigures question={data} />
            <section>
              <h2>{t('analytics.trials')}</h2>
              <div className={analytics.stack}>
                {trials?.map((trial) => (
                  <OneTrial key={trial.trial_id} trial={trial} />
                ))}
              </div>
              {trials?.every((trial) => trial.stopped_at) && (
                <NewTrial questionId={questionId} texts={data.texts} />
              )}
            </section>
          </div>
        </>
      )}
    </Room>
  )
}
