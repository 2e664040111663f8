import { useQuery } from '@tanstack/react-query'
import { Button } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { clockTime } from '@/shared/dates'
import { ErrorView } from '@/shared/StateView'
import { proctorLog } from './api'
import classes from './Proctor.module.css'
import { useKindName } from './useKindName'

/** What was noticed, oldest first; the same for the student and for those who watch. */
export function ProctorLog({ attemptId }: { attemptId: string }) {
  const { t } = useTranslation()
  const kindName = useKindName()
  const [page, setPage] = useState(1)
  const { data, error, refetch } = useQuery(proctorLog(attemptId, page))
  if (error) return <ErrorView error={error} onRetry={() => void refetch()} />
  if (!data) return null
  const { summary } = data
  return (
    <>
      <p className={classes.soft}>
        {summary.total_events === 0
          ? t('control.proctor.nothing')
          : t('control.proctor.counted', { count: summary.total_events })}{' '}
        {t('control.proctor.fair', { count: data.suspicious_from })}
      </p>
      <ul className={classes.log}>
        {data.items.map((event, place) => (
          <li key={`${event.server_time}-${place}`}>
            <span>{kindName(event.event_type, event.name)}</span>
            <time dateTime={event.client_time ?? event.server_time}>
              {clockTime(event.client_time ?? event.server_time)}
            </time>
          </li>
        ))}
      </ul>
      {summary.total_events > data.total && (
        <p className={classes.soft}>
          {t('control.proctor.notKept', { count: summary.total_events - data.total })}
        </p>
      )}
      {data.total > data.limit && (
        <Button.Group mt="sm">
          <Button variant="default" size="sm" disabled={page === 1} onClick={() => setPage(page - 1)}>
            {t('admin.list.previous')}
          </Button>
          <Button variant="default" size="sm" disabled={!data.has_more} onClick={() => setPage(page + 1)}>
            {t('admin.list.next')}
          </Button>
        </Button.Group>
      )}
    </>
  )
}
