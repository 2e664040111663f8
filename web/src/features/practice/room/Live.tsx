import { IconFlame } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { decimal } from '@/shared/numbers'
import { practiceStats } from '../api'
import classes from './PracticeRoom.module.css'

/** How the session goes, as it goes. */
export function Live({ subject }: { subject: string }) {
  const { t } = useTranslation()
  const { data } = useQuery(practiceStats(subject))
  const answered = data?.answered ?? 0
  return (
    <dl className={classes.live}>
      <div>
        <dt>{t('practice.answered')}</dt>
        <dd>{answered}</dd>
      </div>
      <div>
        <dt>{t('practice.correct')}</dt>
        <dd>{data?.correct ?? 0}</dd>
      </div>
      <div>
        <dt>{t('practice.accuracy')}</dt>
        <dd>{answered ? `${decimal(data?.accuracy ?? 0)}%` : '–'}</dd>
      </div>
      <div>
        <dt>{t('practice.streak')}</dt>
        <dd data-hot={(data?.streak ?? 0) >= 3}>
          {(data?.streak ?? 0) >= 3 && <IconFlame size={18} aria-hidden />}
          {data?.streak ?? 0}
        </dd>
      </div>
    </dl>
  )
}
