import { Button } from '@mantine/core'
import { IconChevronLeft } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import classes from './RoomHead.module.css'

interface Props {
  title: string
  isFinishing: boolean
  onFinish: () => void
}

/** What is practised here, the way back, and the way to sum up. */
export function RoomHead({ title, isFinishing, onFinish }: Props) {
  const { t } = useTranslation()
  return (
    <div className={classes.head}>
      <Link to="/app/practice" className={classes.back}>
        <IconChevronLeft size={18} aria-hidden />
        {t('practice.title')}
      </Link>
      <b className={classes.title}>{title}</b>
      <Button variant="default" size="sm" loading={isFinishing} onClick={onFinish}>
        {t('practice.finish')}
      </Button>
    </div>
  )
}
