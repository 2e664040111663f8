import { IconArrowLeft } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import classes from './Room.module.css'

/** From a page about one question to the list. */
export function BackToQuestions() {
  const { t } = useTranslation()
  return (
    <Link to="/app/admin/questions" className={classes.back}>
      <IconArrowLeft size={17} aria-hidden />
      {t('bank.back')}
    </Link>
  )
}
