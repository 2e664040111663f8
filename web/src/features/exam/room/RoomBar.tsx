import { ActionIcon, Button } from '@mantine/core'
import { IconChecks, IconKeyboard } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { ServerClock } from '../sync/clock'
import { Clock } from './Clock'
import classes from './RoomBar.module.css'

interface Props {
  clock: ServerClock
  deadlineAt: string
  pausedAt: string | null
  answered: number
  total: number
  onHelp: () => void
  onFinish: () => void
}

/** The line that stays in sight: progress, time, and the way out. */
export function RoomBar({ clock, deadlineAt, pausedAt, answered, total, onHelp, onFinish }: Props) {
  const { t } = useTranslation()
  return (
    <div className={classes.bar}>
      <div className={classes.inner}>
        <div className={classes.progress}>
          <span className={classes.count}>
            <span className={classes.long}>{t('room.progress', { answered, total })}</span>
            <span className={classes.short} aria-hidden="true">
              <IconChecks size={16} /> {answered}/{total}
            </span>
          </span>
          <span className={classes.track} aria-hidden="true">
            <span style={{ width: `${total ? (100 * answered) / total : 0}%` }} />
          </span>
        </div>
        <Clock clock={clock} deadlineAt={deadlineAt} pausedAt={pausedAt} />
        <ActionIcon
          variant="subtle"
          size={36}
          className={classes.help}
          aria-label={t('room.keys')}
          onClick={onHelp}
        >
          <IconKeyboard size={20} aria-hidden />
        </ActionIcon>
        <Button size="sm" variant="light" disabled={pausedAt !== null} onClick={onFinish}>
          {t('room.finish')}
        </Button>
      </div>
    </div>
  )
}
