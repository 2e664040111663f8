import { Button } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useLive, useWatch } from '@/shared/live/useLive'
import { Listing } from '@/shared/list/Listing'
import { StateView } from '@/shared/StateView'
import { ACTION_ICONS, ActionMenu } from './ActionMenu'
import { ACTIONS, ATTEMPTS, changeMany, changeOne, monitor, type Action, type Attempt } from './api'
import { AttemptLine } from './AttemptLine'
import classes from './Control.module.css'
import { ControlDialog } from './ControlDialog'
import type { MonitorSearch } from './search'

interface Props {
  search: MonitorSearch
  onPage: (page: number) => void
}

/** The running attempts as they are now, and what can be done to one or to all of them. */
export function Monitor({ search, onPage }: Props) {
  const { t } = useTranslation()
  const queryClient = useQueryClient()
  const answer = useQuery(monitor(search))
  useWatch({ monitor: true })
  useLive(['attempt.started', 'attempt.changed', 'proctoring.changed'], () => {
    void queryClient.invalidateQueries({ queryKey: ATTEMPTS })
  })
  const [chosen, setChosen] = useState<{ action: Action; attempt: Attempt | null } | null>(null)
  const { data } = answer
  const total = data?.total ?? 0
  const whom = chosen?.attempt
    ? chosen.attempt.user.full_name || chosen.attempt.user.username
    : t('control.monitor.everybody', { count: total })
  return (
    <>
      {data && (
        <dl className={classes.totals}>
          {(['running', 'paused', 'ending_soon', 'suspicious'] as const).map((name) => (
            <div key={name}>
              <dt>{t(`control.monitor.total_${name}`)}</dt>
              <dd>{data[name]}</dd>
            </div>
          ))}
        </dl>
      )}
      {total > 0 && (
        <div className={classes.all} role="group" aria-label={t('control.monitor.forAll', { count: total })}>
          <span>{t('control.monitor.forAll', { count: total })}</span>
          {ACTIONS.map((action) => {
            const Icon = ACTION_ICONS[action]
            return (
              <Button
                key={action}
                size="sm"
                variant="default"
                leftSection={<Icon size={16} aria-hidden />}
                onClick={() => setChosen({ action, attempt: null })}
              >
                {t(`control.monitor.${action}`)}
              </Button>
            )
          })}
        </div>
      )}
      <Listing
        label={t('admin.monitor.title')}
        answer={answer}
        keyOf={({ attempt_id }) => attempt_id}
        onPage={onPage}
        empty={<StateView title={t('control.monitor.nobody')} text={t('control.monitor.nobodyText')} />}
      >
        {(attempt) => (
          <AttemptLine attempt={attempt}>
            <ActionMenu
              name={attempt.user.full_name || attempt.user.username}
              isPaused={attempt.paused_at !== null}
              onChoose={(action) => setChosen({ action, attempt })}
            />
          </AttemptLine>
        )}
      </Listing>
      <ControlDialog
        action={chosen?.action ?? null}
        whom={whom}
        change={(action, reason, minutes) =>
          chosen?.attempt
            ? changeOne(chosen.attempt.attempt_id, action, reason, minutes)
            : changeMany(search, action, reason, minutes)
        }
        onClose={() => setChosen(null)}
      />
    </>
  )
}
