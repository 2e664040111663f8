import { useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ActionMenu } from '@/features/exam/control/ActionMenu'
import { attempt as attemptQuery, changeOne, type Action } from '@/features/exam/control/api'
import { AttemptLine } from '@/features/exam/control/AttemptLine'
import classes from '@/features/exam/control/Control.module.css'
import { ControlDialog } from '@/features/exam/control/ControlDialog'
import { Reviews } from '@/features/exam/control/Reviews'
import { Timeline } from '@/features/exam/control/Timeline'
import { longDateTime } from '@/shared/dates'
import { Notice } from '@/shared/Notice'
import { PageHead } from '@/shared/PageHead'
import { ErrorView } from '@/shared/StateView'
import { RoutePending } from '../../RouteStates'
import { Room } from './Room'

const WATCHED_MS = 5_000

export function AttemptPage() {
  const { t } = useTranslation()
  const { attemptId } = useParams({ from: '/signed-in/app/admin/attempts/$attemptId' })
  const { data, error, refetch } = useQuery({
    ...attemptQuery(attemptId),
    refetchInterval: ({ state }) => (state.data?.attempt.status === 'in_progress' ? WATCHED_MS : false),
  })
  const [action, setAction] = useState<Action | null>(null)
  if (error) {
    return (
      <Room title={t('admin.attempts.title')}>
        <ErrorView error={error} onRetry={() => void refetch()} />
      </Room>
    )
  }
  if (!data) return <RoutePending />
  const { attempt } = data
  const name = attempt.user.full_name || attempt.user.username
  return (
    <Room title={name}>
      <PageHead title={name} text={longDateTime(attempt.started_at)} />
      <div className={classes.stack}>
        {data.cancel_reason && (
          <Notice tone="sun">{t('control.room.cancelled', { reason: data.cancel_reason })}</Notice>
        )}
        <AttemptLine attempt={attempt}>
          {attempt.status === 'in_progress' && (
            <ActionMenu name={name} isPaused={attempt.paused_at !== null} onChoose={setAction} />
          )}
        </AttemptLine>
        <div className={classes.pair}>
          <Timeline attemptId={attemptId} answers={data.answers} />
          <Reviews attemptId={attemptId} reviews={data.reviews} />
        </div>
      </div>
      <ControlDialog
        action={action}
        whom={name}
        change={(chosen, reason, minutes) => changeOne(attemptId, chosen, reason, minutes)}
        onClose={() => setAction(null)}
      />
    </Room>
  )
}
