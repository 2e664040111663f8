import { Loader } from '@mantine/core'
import { IconClockPlus, IconCloudOff, IconPlayerPause } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
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

const MORE_TIME_MS = 20_000

/** Says how much time was given, for a while, whenever the deadline moves without a pause being the reason. */
export function MoreTime({ deadlineAt, pausedAt }: { deadlineAt: string; pausedAt: string | null }) {
  const { t } = useTranslation()
  const [before, setBefore] = useState({ deadlineAt, pausedAt })
  const [minutes, setMinutes] = useState(0)
  if (before.deadlineAt !== deadlineAt || before.pausedAt !== pausedAt) {
    setBefore({ deadlineAt, pausedAt })
    const given = (Date.parse(deadlineAt) - Date.parse(before.deadlineAt)) / 60_000
    // Going on after a pause moves the deadline by as long as the clock stood: nothing was given.
    if (before.pausedAt === pausedAt && given > 0) setMinutes(Math.max(1, Math.round(given)))
  }
  useEffect(() => {
    if (minutes === 0) return
    const timer = setTimeout(() => setMinutes(0), MORE_TIME_MS)
    return () => clearTimeout(timer)
  }, [minutes, deadlineAt])
  return (
    <div role="status" className={minutes > 0 ? classes.more : undefined}>
      {minutes > 0 && (
        <>
          <IconClockPlus size={22} aria-hidden />
          <b>{t('control.room.moreTime', { count: minutes })}</b>
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
