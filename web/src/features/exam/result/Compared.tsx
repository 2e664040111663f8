import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Breakdown, Result } from '@/api/types'
import { Card } from '@/shared/Card'
import { Bars } from '@/shared/chart/Bars'
import { DataTable } from '@/shared/chart/DataTable'
import { dateTime } from '@/shared/dates'
import { decimal } from '@/shared/numbers'
import { groupTopics } from '@/shared/chart/groupTopics'
import classes from './Papers.module.css'

const signed = (value: number) => (value > 0 ? '+' : value < 0 ? '−' : '±') + decimal(Math.abs(value))

/** This attempt beside the earlier ones of the same format. */
export function Compared({ comparison, result }: { comparison: Breakdown['comparison']; result: Result }) {
  const { t } = useTranslation()
  if (comparison.difference === null || comparison.average === null || comparison.best === null) {
    return (
      <Card>
        <h2>{t('compared.title')}</h2>
        <p className={classes.text}>{t('compared.first')}</p>
      </Card>
    )
  }
  const best = (result.score_percentage ?? 0) >= comparison.best
  return (
    <Card>
      <h2>{t('compared.title')}</h2>
      <p className={classes.text}>
        {t('compared.text', {
          difference: signed(comparison.difference),
          average: decimal(comparison.average),
          best: decimal(comparison.best),
        })}{' '}
        {best && t('compared.best')}
      </p>
      <DataTable
        caption={t('result.sections')}
        columns={[t('compared.section'), t('compared.now'), t('compared.before'), t('compared.change')]}
        rows={comparison.sections.map((section) => ({
          key: section.subject_code,
          cells: [
            section.title,
            `${decimal(section.score_percentage)}%`,
            section.average_before === null ? '–' : `${decimal(section.average_before)}%`,
            section.difference === null ? '–' : signed(section.difference),
          ],
        }))}
      />
      <h3 className={classes.earlier}>{t('compared.earlier')}</h3>
      <DataTable
        caption={t('compared.earlier')}
        columns={[t('statistics.date'), t('statistics.score')]}
        rows={comparison.attempts.slice(0, 5).map((attempt) => ({
          key: attempt.attempt_id,
          cells: [
            <Link key="link" to="/app/exam/$attemptId/result" params={{ attemptId: attempt.attempt_id }}>
              {dateTime(attempt.completed_at)}
            </Link>,
            `${decimal(attempt.score_percentage)}%`,
          ],
        }))}
      />
    </Card>
  )
}

/** The topics of each subject, the weakest first. */
export function Topics({ topics }: { topics: Breakdown['topics'] }) {
  const { t } = useTranslation()
  const groups = groupTopics(topics)
  if (groups.length === 0) return null
  return (
    <Card>
      <h2>{t('compared.topics')}</h2>
      <div className={classes.subjects}>
        {groups.map(({ code, title, topics: own }) => (
          <section key={code}>
            <h3 className={classes.earlier}>{title}</h3>
            <Bars
              label={t('statistics.topicsOf', { subject: title })}
              bars={own.map((topic) => ({
                key: topic.topic,
                name: topic.topic,
                percent: topic.accuracy,
                figures: `${topic.correct}/${topic.questions}`,
              }))}
            />
          </section>
        ))}
      </div>
    </Card>
  )
}
