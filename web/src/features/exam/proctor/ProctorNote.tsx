import { Button } from '@mantine/core'
import { IconEye, IconMaximize } from '@tabler/icons-react'
import { useState, useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { Dialog } from '@/shared/Dialog'
import classes from './Proctor.module.css'
import { ProctorLog } from './ProctorLog'

interface Props {
  attemptId: string
  /** How many events the server has counted. */
  total: number
  fullscreen: boolean
}

function watchFullscreen(notify: () => void) {
  document.addEventListener('fullscreenchange', notify)
  return () => document.removeEventListener('fullscreenchange', notify)
}

/** One's own count during the exam and the way to the log; and to the full screen, where it is asked for. */
export function ProctorNote({ attemptId, total, fullscreen }: Props) {
  const { t } = useTranslation()
  const [opened, setOpened] = useState(false)
  const isFull = useSyncExternalStore(watchFullscreen, () => document.fullscreenElement !== null)
  const mayBeFull = fullscreen && !isFull && document.fullscreenEnabled
  return (
    <div className={classes.note}>
      {mayBeFull && (
        <Button
          variant="light"
          leftSection={<IconMaximize size={18} aria-hidden />}
          onClick={() => void document.documentElement.requestFullscreen().catch(() => undefined)}
        >
          {t('control.room.fullscreen')}
        </Button>
      )}
      <Button
        variant="subtle"
        color="gray"
        leftSection={<IconEye size={18} aria-hidden />}
        onClick={() => setOpened(true)}
      >
        {t('control.proctor.own', { count: total })}
      </Button>
      <Dialog title={t('control.proctor.logTitle')} opened={opened} onClose={() => setOpened(false)}>
        <ProctorLog attemptId={attemptId} />
      </Dialog>
    </div>
  )
}
