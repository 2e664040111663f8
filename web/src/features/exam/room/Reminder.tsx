import { IconClockExclamation } from '@tabler/icons-react'
import { useCallback, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { clockTime } from '@/shared/dates'
import { useLive } from '@/shared/live/useLive'
import { remainingSeconds, remindedMinute, type ServerClock } from '../sync/clock'
import classes from './Notices.module.css'
import { useServerValue } from './useServerValue'

const SHOWN_MS = 30_000

interface Props {
  attemptId: string
  clock: ServerClock
  deadlineAt: string
  pausedAt: string | null
}

/**
 * Says for a while that 10, 5 or 1 minutes remain, when the server tells it, and without a connection by the room's own clock. It is for the
 * eye: what is heard is said by the clock, once.
 */
export function Reminder({ attemptId, clock, deadlineAt, pausedAt }: Props) {
  const { t } = useTranslation()
  const [told, setTold] = useState<{ minutes: number; deadlineAt: string } | null>(null)
  const [hidden, setHidden] = useState<typeof told>(null)
  const seconds = useServerValue(
    clock,
    useCallback(
      (now: number) => remainingSeconds(deadlineAt, pausedAt ? Date.parse(pausedAt) : now),
      [deadlineAt, pausedAt],
    ),
  )
  const tell = (minutes: number) =>
    setTold((held) =>
      held?.minutes === minutes && held.deadlineAt === deadlineAt ? held : { minutes, deadlineAt },
    )

  useLive('exam.reminder', ({ attempt_id, minutes, deadline_at }) => {
    // One that was on its way when the time was extended says nothing any more.
    const isMeant = attempt_id === attemptId && Date.parse(String(deadline_at)) === Date.parse(deadlineAt)
    if (isMeant && typeof minutes === 'number') tell(minutes)
  })
  const before = useRef(seconds)
  useEffect(() => {
    const minutes = remindedMinute(before.current, seconds)
    before.current = seconds
    if (minutes !== null) setTold({ minutes, deadlineAt })
  }, [seconds, deadlineAt])
  useEffect(() => {
    if (told === null) return
    const timer = setTimeout(() => setHidden(told), SHOWN_MS)
    return () => clearTimeout(timer)
  }, [told])

  if (told === null || told === hidden || told.deadlineAt !== deadlineAt || pausedAt !== null) return null
  return (
    <div className={classes.reminder} data-last={told.minutes <= 1} data-testid="reminder">
      <IconClockExclamation size={22} aria-hidden />
      <p>
        <b>{t('room.announce', { count: told.minutes })}.</b>{' '}
        {t('room.remindText', { time: clockTime(deadlineAt) })}
      </p>
    </div>
  )
}
