import { IconCloudOff } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import classes from './PracticeRoom.module.css'

/** No network: what was answered is kept here and goes out by itself. */
export function OfflineBanner({ waiting }: { waiting: number }) {
  const { t } = useTranslation()
  return (
    <div role="status" className={classes.offline}>
      <IconCloudOff size={22} aria-hidden />
      <p>
        <b>{t('practice.offlineTitle')}</b> {t('practice.offlineText', { count: waiting })}
      </p>
    </div>
  )
}
