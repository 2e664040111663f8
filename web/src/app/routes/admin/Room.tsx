import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Page } from '../../Page'
import { roomsOf } from '../../rooms'
import { useUser } from '../../useUser'
import classes from './Room.module.css'

/** A page of the administration, with the ways to its other rooms. */
export function Room({ title, children }: { title: string; children: ReactNode }) {
  const { t } = useTranslation()
  const rooms = roomsOf(useUser())
  return (
    <Page title={title}>
      {rooms.length > 1 && (
        <nav className={classes.nav} aria-label={t('admin.title')}>
          {rooms.map(({ name, to }) => (
            <Link key={name} to={to} className={classes.way}>
              {t(`admin.${name}.title`)}
            </Link>
          ))}
        </nav>
      )}
      {children}
    </Page>
  )
}
