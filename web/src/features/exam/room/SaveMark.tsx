import { IconAlertTriangle, IconCheck, IconCloudOff, IconLoader2 } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Mark } from '../sync/answerSync'
import classes from './Question.module.css'

const ICONS = {
  saving: IconLoader2,
  saved: IconCheck,
  waiting: IconCloudOff,
  refused: IconAlertTriangle,
} as const

/** Whether the answer of this question is safe on the server. */
export function SaveMark({ mark }: { mark: Mark | null }) {
  const { t } = useTranslation()
  const Icon = mark && ICONS[mark]
  return (
    <span className={classes.mark} data-mark={mark ?? 'none'} role="status">
      {Icon && (
        <>
          <Icon size={16} aria-hidden className={mark === 'saving' ? classes.spin : undefined} />
          {t(`room.${mark}`)}
        </>
      )}
    </span>
  )
}
