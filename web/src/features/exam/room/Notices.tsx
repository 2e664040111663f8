import { Loader } from '@mantine/core'
import { IconCloudOff } from '@tabler/icons-react'
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
