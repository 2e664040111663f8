import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { VERDICT_TONES, type ReviewVerdict } from '../proctor/verdicts'
import { clockFace } from '../sync/clock'
import { Badge, type Tone } from '@/shared/Badge'
import { dateTime } from '@/shared/dates'
import { decimal } from '@/shared/numbers'
import { titleOf } from '@/shared/titles'
import list from '@/shared/list/List.module.css'
import type { Attempt } from './api'
import classes from './Control.module.css'

const TONES: Record<Attempt['status'], Tone> = {
  in_progress: 'primary',
  completed: 'good',
  expired: 'sun',
  cancelled: 'bad',
}
const LATE_SECONDS = 300

/** One attempt in a list: who, what, how far, how long, and what asks for a look. */
export function AttemptLine({ attempt, children }: { attempt: Attempt; children?: ReactNode }) {
  const { t } = useTranslation()
  const runs = attempt.status === 'in_progress'
  const { proctoring } = attempt
  const name = attempt.user.full_name || attempt.user.username
  const format = titleOf({
    title_ru: attempt.format_title_ru,
    title_kk: attempt.format_title_kk,
    title_en: attempt.format_title_en,
  })
  return (
    <div className={`${list.row} ${classes.row}`}>
      <span className={list.names}>
        <b>
          <Link to="/app/admin/attempts/$attemptId" params={{ attemptId: attempt.attempt_id }}>
            {name}
          </Link>
        </b>
        <span>
          {[format, attempt.major_code, dateTime(attempt.started_at)].filter(Boolean).join(' · ')}
          {runs &&
            attempt.last_seen_at &&
            ` · ${t('control.monitor.seen', { time: dateTime(attempt.last_seen_at) })}`}
        </span>
      </span>
      <span className={classes.numbers}>
        {runs && (
          <span className={classes.left} data-late={attempt.time_remaining_seconds < LATE_SECONDS}>
            {clockFace(attempt.time_remaining_seconds)}
          </span>
        )}
        <span>
          {t('control.monitor.progress', {
            answered: attempt.answered_questions,
            total: attempt.total_questions,
          })}
        </span>
        {attempt.score_percentage !== null && <b>{decimal(attempt.score_percentage)}%</b>}
        {runs && attempt.paused_at ? (
          <Badge tone="sun">{t('control.monitor.isPaused')}</Badge>
        ) : (
          <Badge tone={TONES[attempt.status]}>{t(`status.${attempt.status}`)}</Badge>
        )}
        {(proctoring.total_events ?? 0) > 0 && (
          <Badge tone={proctoring.suspicious ? 'bad' : 'plain'}>
            {t('control.monitor.events', { count: proctoring.total_events ?? 0 })}
          </Badge>
        )}
        {proctoring.verdict && (
          <Badge tone={VERDICT_TONES[proctoring.verdict as ReviewVerdict]}>
            {t(`control.proctor.verdict_${proctoring.verdict as ReviewVerdict}`)}
          </Badge>
        )}
      </span>
      {children}
    </div>
  )
}
