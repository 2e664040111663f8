import { IconArrowRight } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { MajorDetail, RunningAttempt } from '@/api/types'
import { NightCard } from '@/shared/Card'
import { LinkButton } from '@/shared/LinkButton'
import { titleOf } from '@/shared/titles'
import classes from './Home.module.css'
import { TimeLeft } from './TimeLeft'

const ARROW = <IconArrowRight size={18} aria-hidden />

/** An exam is running: nothing else matters as much. */
export function RunningCard({ attempt }: { attempt: RunningAttempt }) {
  const { t } = useTranslation()
  return (
    <NightCard>
      <div className={classes.hero}>
        <div className={classes.heroText}>
          <h2>{t('home.runningTitle')}</h2>
          <p>
            {t('home.runningText', { answered: attempt.answered_questions, total: attempt.total_questions })}
          </p>
          <LinkButton
            to="/app/exam/$attemptId"
            params={{ attemptId: attempt.attempt_id }}
            size="lg"
            className={classes.sunButton}
            rightSection={ARROW}
          >
            {t('home.continue')}
          </LinkButton>
        </div>
        <TimeLeft serverTime={attempt.server_time} deadlineAt={attempt.deadline_at} />
      </div>
    </NightCard>
  )
}

export function RehearsalCard({ last }: { last: MajorDetail | undefined }) {
  const { t } = useTranslation()
  return (
    <NightCard>
      <div className={classes.heroText}>
        <h2>{t('home.examTitle')}</h2>
        <p>{t('home.examText')}</p>
        <div className={classes.actions}>
          <LinkButton to="/app/exam/new" size="lg" className={classes.sunButton} rightSection={ARROW}>
            {t('home.choose')}
          </LinkButton>
          {last && (
            <LinkButton
              to="/app/exam/new"
              search={{ major: last.code }}
              size="lg"
              variant="default"
              className={classes.ghostButton}
            >
              {t('home.again', { title: `${last.code} ${titleOf(last)}` })}
            </LinkButton>
          )}
        </div>
      </div>
    </NightCard>
  )
}
