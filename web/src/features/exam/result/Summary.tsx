import { useTranslation } from 'react-i18next'
import type { Result } from '@/api/types'
import { Card } from '@/shared/Card'
import { dateTime } from '@/shared/dates'
import { decimal } from '@/shared/numbers'
import { ScoreRing } from '@/shared/ScoreRing'
import { clockFace } from '../sync/clock'
import { useFormatName } from '../useFormatName'
import { outcomeOf } from './outcome'
import classes from './Result.module.css'

/** The whole result at a glance: honest about the number, kind in the words. */
export function Summary({ result }: { result: Result }) {
  const { t } = useTranslation()
  const formatName = useFormatName()
  const outcome = outcomeOf(result)
  const took = (Date.parse(result.completed_at ?? result.deadline_at) - Date.parse(result.started_at)) / 1000
  const figures = [
    [`${result.correct_answers ?? 0}/${result.total_questions}`, t('result.correct')],
    [`${result.answered_questions ?? 0}/${result.total_questions}`, t('result.answered')],
    [`${decimal(result.points ?? 0)}/${decimal(result.max_points ?? 0)}`, t('result.points')],
    [clockFace(Math.max(0, Math.round(took))), t('result.time')],
  ] as const
  const words = {
    passed: [t('result.passed'), t('result.passedText')],
    short: [t('result.failed'), t('result.failedText', { gap: decimal(outcome.gap) })],
    threshold: [t('result.failed'), t('result.failedThreshold')],
    cancelled: [t('status.cancelled'), t('result.cancelled')],
  }[outcome.kind] as [string, string]
  return (
    <Card className={classes.summary}>
      <ScoreRing
        percent={result.score_percentage ?? 0}
        tone={outcome.kind === 'passed' ? 'good' : 'bad'}
        size={176}
        threshold={outcome.required}
        label={`${decimal(result.score_percentage ?? 0)}%`}
      />
      <div className={classes.words}>
        <p className={classes.meta}>
          {[formatName(result.format), result.major_code, dateTime(result.started_at)]
            .filter(Boolean)
            .join(' · ')}
        </p>
        <h1 data-passed={outcome.kind === 'passed'}>{words[0]}</h1>
        <p className={classes.lead}>{words[1]}</p>
        {result.status === 'expired' && <p className={classes.lead}>{t('result.expired')}</p>}
        <dl className={classes.figures}>
          {figures.map(([value, name]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      </div>
    </Card>
  )
}
