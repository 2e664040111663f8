import { Button } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Trial } from '@/api/types'
import { currentLanguage } from '@/i18n'
import { Badge } from '@/shared/Badge'
import { Card } from '@/shared/Card'
import { longDate } from '@/shared/dates'
import { Dialog } from '@/shared/Dialog'
import { Listing } from '@/shared/list/Listing'
import { Markdown } from '@/shared/markdown/Markdown'
import { Notice } from '@/shared/Notice'
import { StateView, useErrorText } from '@/shared/StateView'
import { TableExport } from '@/shared/TableExport'
import { useSubjectName } from '@/shared/subjects'
import { ANALYTICS, exportTrials, stopTrial, trials } from './api'
import { share } from './words'
import classes from './Analytics.module.css'

export function Trials({ page, onPage }: { page: number | undefined; onPage: (page: number) => void }) {
  const { t } = useTranslation()
  const answer = useQuery(trials(page, currentLanguage()))
  return (
    <div className={classes.stack}>
      <div className={classes.bar}>
        <p className={classes.soft}>{t('analytics.trialsText')}</p>
        <TableExport tables={[{ label: t('analytics.trials'), name: 'zerek-trials', load: exportTrials }]} />
      </div>
      <Listing
        label={t('analytics.trials')}
        answer={answer}
        keyOf={(trial) => trial.trial_id}
        onPage={onPage}
        empty={<StateView title={t('analytics.noTrials')} text={t('analytics.noTrialsText')} />}
      >
        {(trial) => <OneTrial trial={trial} linked />}
      </Listing>
    </div>
  )
}

/** The two wordings side by side, what is known of their difference, and the end of it. */
export function OneTrial({ trial, linked = false }: { trial: Trial; linked?: boolean }) {
  const { t } = useTranslation()
  const [stopping, setStopping] = useState(false)
  const subjectName = useSubjectName()
  return (
    <Card>
      <div className={classes.numbers}>
        <Badge tone={trial.stopped_at ? 'plain' : 'primary'}>
          {t(trial.stopped_at ? 'analytics.stopped' : 'analytics.running')}
        </Badge>
        {trial.winner && (
          <Badge tone="good">{t('analytics.won', { side: trial.winner.toUpperCase() })}</Badge>
        )}
        <span>{`${subjectName(trial.subject_code)} · ${longDate(trial.started_at)}`}</span>
        {linked && (
          <Link to="/app/admin/analytics/questions/$questionId" params={{ questionId: trial.question_id }}>
            {t('analytics.toQuestion')}
          </Link>
        )}
      </div>
      <div className={classes.sides}>
        {(['a', 'b'] as const).map((side) => (
          <div key={side}>
            <b>{t('analytics.wording', { side: side.toUpperCase() })}</b>
            <Markdown source={trial[side].question_text} />
            <p className={classes.numbers}>
              <span>
                {t('analytics.responses')} <b>{trial[side].responses}</b>
              </span>
              <span>
                {t('analytics.facility')}{' '}
                <b>{share(trial[side].facility, trial[side].facility_low, trial[side].facility_high)}</b>
              </span>
            </p>
          </div>
        ))}
      </div>
      <p className={classes.soft}>
        {t('analytics.difference')}: {share(trial.difference, trial.difference_low, trial.difference_high)}.{' '}
        {t(!trial.enough ? 'analytics.few' : trial.decided ? 'analytics.decided' : 'analytics.undecided')}
      </p>
      {!trial.stopped_at && (
        <div className={classes.buttons}>
          <Button variant="default" onClick={() => setStopping(true)}>
            {t('analytics.stop')}
          </Button>
        </div>
      )}
      <StopDialog trial={trial} opened={stopping} onClose={() => setStopping(false)} />
    </Card>
  )
}

function StopDialog({ trial, opened, onClose }: { trial: Trial; opened: boolean; onClose: () => void }) {
  const { t } = useTranslation()
  const errorText = useErrorText()
  const queries = useQueryClient()
  const stop = useMutation({
    mutationFn: (winner: 'a' | 'b' | null) => stopTrial(trial.trial_id, winner),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ANALYTICS })
      onClose()
    },
  })
  return (
    <Dialog title={t('analytics.stop')} opened={opened} onClose={onClose}>
      <p className={classes.text}>{t('analytics.stopText')}</p>
      {stop.error && <Notice tone="bad">{errorText(stop.error)}</Notice>}
      <div className={classes.buttons}>
        {(['a', 'b'] as const).map((side) => (
          <Button key={side} variant="light" loading={stop.isPending} onClick={() => stop.mutate(side)}>
            {t('analytics.keep', { side: side.toUpperCase() })}
          </Button>
        ))}
        <Button variant="default" loading={stop.isPending} onClick={() => stop.mutate(null)}>
          {t('analytics.noWinner')}
        </Button>
      </div>
    </Dialog>
  )
}
