import { IconClock } from '@tabler/icons-react'
import { useCallback, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { announcedMinute, clockFace, phaseOf, remainingSeconds, type ServerClock } from '../sync/clock'
import classes from './RoomBar.module.css'
import { useServerValue } from './useServerValue'

/** The time that remains. It ticks for the eye, and speaks only at 30, 10, 5 and 1 minutes. */
export function Clock({ clock, deadlineAt }: { clock: ServerClock; deadlineAt: string }) {
  const { t } = useTranslation()
  const seconds = useServerValue(
    clock,
    useCallback((now: number) => remainingSeconds(deadlineAt, now), [deadlineAt]),
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
        <IconClock size={18} aria-hidden />
        <span className="visually-hidden">{t('room.left')}: </span>
        {clockFace(seconds)}
      </span>
      <span className="visually-hidden" aria-live="polite">
        {spoken !== null && t('room.announce', { count: spoken })}
      </span>
    </>
  )
}
