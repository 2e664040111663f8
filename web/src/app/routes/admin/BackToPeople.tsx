import { IconArrowLeft } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import classes from './Room.module.css'

/** From a page about one person, or for new ones, to the list. */
export function BackToPeople() {
  const { t } = useTranslation()
  return (
    <Link to="/app/admin/people" className={classes.back}>
      <IconArrowLeft size={17} aria-hidden />
      {t('admin.people.back')}
    </Link>
  )
}
