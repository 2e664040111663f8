import {
  IconActivity,
  IconCalendarEvent,
  IconChartHistogram,
  IconClipboardList,
  IconFileImport,
  IconFlag,
  IconHistory,
  IconListDetails,
  IconMail,
  IconPrinter,
  IconSchool,
  IconTicket,
  IconUsers,
} from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Somebody } from '@/shared/access'
import { roomsOf } from '../../rooms'
import classes from './Room.module.css'

const ICONS = {
  people: IconUsers,
  questions: IconListDetails,
  reports: IconFlag,
  invitations: IconTicket,
  exchange: IconFileImport,
  schools: IconSchool,
  analytics: IconChartHistogram,
  audit: IconHistory,
  outbox: IconMail,
  monitor: IconActivity,
  attempts: IconListDetails,
  sittings: IconCalendarEvent,
  papers: IconPrinter,
  formats: IconClipboardList,
} as const

/** The rooms that are open to somebody, each with a word about it. */
export function Tiles({ user }: { user: Somebody }) {
  const { t } = useTranslation()
  return (
    <ul className={classes.tiles} aria-label={t('admin.title')}>
      {roomsOf(user).map(({ name, to }) => {
        const Icon = ICONS[name]
        return (
          <li key={name}>
            <Link to={to} className={classes.tile}>
              <Icon size={30} stroke={1.6} aria-hidden />
              <b>{t(`admin.${name}.title`)}</b>
              <span>{t(`admin.${name}.text`)}</span>
            </Link>
          </li>
        )
      })}
    </ul>
  )
}
