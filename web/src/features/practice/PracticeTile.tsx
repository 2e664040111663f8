import { IconTargetArrow } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { Badge } from '@/shared/Badge'
import { reviews } from './api'
import classes from './PracticeTile.module.css'

/** The way into practice from the start page, with what waits there. */
export function PracticeTile() {
  const { t } = useTranslation()
  const due = useQuery(reviews).data?.due_today ?? 0
  return (
    <Link to="/app/practice" className={classes.tile}>
      <IconTargetArrow size={34} stroke={1.6} aria-hidden />
      <span className={classes.words}>
        <b>{t('practice.title')}</b>
        <span>{t('practice.lead')}</span>
      </span>
      {due > 0 && <Badge tone="sun">{t('practice.dueBadge', { count: due })}</Badge>}
    </Link>
  )
}
