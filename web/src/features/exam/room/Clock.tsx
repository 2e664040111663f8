import { IconClock, IconPlayerPause } from '@tabler/icons-react'
import { useCallback, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { announcedMinute, clockFace, phaseOf, remainingSeconds, type ServerClock } from '../sync/clock'
import classes from './RoomBar.module.css'
import { useServerValue } from './useServerValue'

interface Props {
  clock: ServerClock
  deadlineAt: string
  /** Since when the clock stands; null while it runs. */
  pausedAt: string | null
}

/** The time that remains. It ticks for the eye, and speaks only at 30, 10, 5 and 1 minutes. */
export function Clock({ clock, deadlineAt, pausedAt }: Props) {
  const { t } = useTranslation()
  const seconds = useServerValue(
    clock,
    useCallback(
      (now: number) => remainingSeconds(deadlineAt, pausedAt ? Date.parse(pausedAt) : now),
      [deadlineAt, pausedAt],
    ),
  )
  const before = useRef(seconds)
  const [spoken, setSpoken] = useState<number | null>(null)
  useEffect(() => {
    const minute = announcedMinute(before.current, seconds)
    before.current = seconds
    if (minute !== null) setSpoken(minute)
  }, [seconds])
  return (
    <>
      <span role="timer" aria-live="off" className={classes.clock} data-phase={phaseOf(seconds)}>
        {pausedAt ? <IconPlayerPause size={18} aria-hidden /> : <IconClock size={18} aria-hidden />}
        <span className="visually-hidden">{t('room.left')}: </span>
        {clockFace(seconds)}
      </span>
      <span className="visually-hidden" aria-live="polite">
        {spoken !== null && t('room.announce', { count: spoken })}
      </span>
    </>
  )
}
