import { Skeleton } from '@mantine/core'
import { IconChevronRight } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { AttemptRow } from '@/api/types'
import { Card } from '@/shared/Card'
import { decimal } from '@/shared/numbers'
import { ScoreRing } from '@/shared/ScoreRing'
import { StateView } from '@/shared/StateView'
import { LinkButton } from '@/shared/LinkButton'
import { dateTime } from '@/shared/dates'
import classes from './Home.module.css'

type FormatName = (code: string) => string

/** The newest attempts; undefined while they load. */
export function RecentAttempts({
  attempts,
  formatName,
  action,
}: {
  attempts: AttemptRow[] | undefined
  formatName: FormatName
  /** A way to more about them. */
  action?: ReactNode
}) {
  const { t } = useTranslation()
  const finished = attempts?.filter((attempt) => attempt.status !== 'in_progress')
  return (
    <section className={classes.recent}>
      <div className={classes.recentHead}>
        <h2>{t('home.recent')}</h2>
        {action}
      </div>
      {finished === undefined && <Skeleton height={84} radius="lg" />}
      {finished?.length === 0 && (
        <Card>
          <StateView title={t('home.emptyTitle')} text={t('home.emptyText')}>
            <LinkButton variant="light" to="/app/exam/new" search={{ format: 'quick' }}>
              {t('home.choose')}
            </LinkButton>
          </StateView>
        </Card>
      )}
      {finished && finished.length > 0 && (
        <ul className={classes.list}>
          {finished.map((attempt) => (
            <li key={attempt.attempt_id}>
              <Attempt attempt={attempt} formatName={formatName} />
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

/** One attempt in a list, and the way to its result. */
export function Attempt({ attempt, formatName }: { attempt: AttemptRow; formatName: FormatName }) {
  const { t } = useTranslation()
  const score = attempt.score_percentage
  const counted = attempt.status !== 'cancelled' && score !== null
  return (
    <Link to="/app/exam/$attemptId/result" params={{ attemptId: attempt.attempt_id }} className={classes.row}>
      {counted && (
        <ScoreRing
          percent={score}
          tone={attempt.passed ? 'good' : 'bad'}
          size={60}
          label={`${decimal(score)}%`}
        />
      )}
      <span className={classes.rowText}>
        <b>{formatName(attempt.format)}</b>
        <span>
          {[attempt.major_code, dateTime(attempt.completed_at ?? attempt.started_at)]
            .filter(Boolean)
            .join(' · ')}
        </span>
      </span>
      <span className={attempt.passed ? classes.passed : classes.notPassed}>
        {counted ? t(attempt.passed ? 'verdict.passed' : 'verdict.failed') : t(`status.${attempt.status}`)}
      </span>
      <IconChevronRight size={18} aria-hidden className={classes.chevron} />
    </Link>
  )
}
