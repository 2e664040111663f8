import { Loader } from '@mantine/core'
import { IconClockPlus, IconCloudOff, IconPlayerPause } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { clockTime } from '@/shared/dates'
import classes from './Notices.module.css'

/** No network: calm words, and how many answers wait on this device. */
export function OfflineBanner({ pending }: { pending: number }) {
  const { t } = useTranslation()
  return (
    <div role="status" className={classes.offline}>
      <IconCloudOff size={22} aria-hidden />
      <p>
        <b>{t('room.offlineTitle')}</b>{' '}
        {pending > 0 ? t('room.offlineText', { count: pending }) : t('room.offlineNothing')}
      </p>
    </div>
  )
}

/** The deadline has passed: nothing more to do but wait for the result. */
export function TimeUp({ isOffline }: { isOffline: boolean }) {
  const { t } = useTranslation()
  return (
    <div role="alert" className={classes.over}>
      <Loader size="md" />
      <h1>{t('room.overTitle')}</h1>
      <p>{t(isOffline ? 'room.overOffline' : 'room.overText')}</p>
    </div>
  )
}

const TIME_NOTE_MS = 20_000

/** Says for a while how much time was given, or that the exam goes on after a pause, and when it ends now. */
export function MoreTime({ deadlineAt, pausedAt }: { deadlineAt: string; pausedAt: string | null }) {
  const { t } = useTranslation()
  const [before, setBefore] = useState({ deadlineAt, pausedAt })
  const [note, setNote] = useState<'resumed' | { minutes: number } | null>(null)
  if (before.deadlineAt !== deadlineAt || before.pausedAt !== pausedAt) {
    setBefore({ deadlineAt, pausedAt })
    const given = (Date.parse(deadlineAt) - Date.parse(before.deadlineAt)) / 60_000
    // Going on after a pause moves the deadline by as long as the clock stood: nothing was given.
    if (before.pausedAt !== null && pausedAt === null) setNote('resumed')
    else if (before.pausedAt === pausedAt && given > 0) setNote({ minutes: Math.max(1, Math.round(given)) })
  }
  useEffect(() => {
    if (note === null) return
    const timer = setTimeout(() => setNote(null), TIME_NOTE_MS)
    return () => clearTimeout(timer)
  }, [note])
  return (
    <div role="status" className={note ? classes.more : undefined}>
      {note && (
        <>
          <IconClockPlus size={22} aria-hidden />
          <p>
            <b>
              {note === 'resumed' ? t('room.resumed') : t('control.room.moreTime', { count: note.minutes })}.
            </b>{' '}
            {t('room.endsAt', { time: clockTime(deadlineAt) })}
          </p>
        </>
      )}
    </div>
  )
}

/** The clock stands: the question is away until it goes on, and so is the work. */
export function Paused({ pending }: { pending: number }) {
  const { t } = useTranslation()
  return (
    <div role="alert" className={classes.over}>
      <IconPlayerPause size={44} stroke={1.5} aria-hidden />
      <h1>{t('control.room.pausedTitle')}</h1>
      <p>{t('control.room.pausedText')}</p>
      {pending > 0 && <p>{t('control.room.pausedPending', { count: pending })}</p>}
    </div>
  )
}
