import { Link, useLocation } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Page } from '../../Page'
import { roomAt, roomsOf } from '../../rooms'
import { useUser } from '../../useUser'
import classes from './Room.module.css'

/** On a phone the ways lie on one line that is moved sideways; the page itself stays where it is. */
const intoView = (way: HTMLElement | null) => {
  const line = way?.parentElement
  if (way && line) line.scrollLeft = way.offsetLeft - (line.clientWidth - way.clientWidth) / 2
}

/** A page of the administration, with the ways to its other rooms. */
export function Room({ title, children }: { title: string; children: ReactNode }) {
  const { t } = useTranslation()
  const rooms = roomsOf(useUser())
  const here = roomAt(useLocation({ select: ({ pathname }) => pathname }))
  return (
    <Page title={title}>
      {rooms.length > 1 && (
        <nav className={classes.nav} aria-label={t('admin.title')}>
          {rooms.map(({ name, to }) => (
            <Link
              key={name}
              to={to}
              className={classes.way}
              activeOptions={{ exact: name !== here }}
              ref={name === here ? intoView : undefined}
            >
              {t(`admin.${name}.title`)}
            </Link>
          ))}
        </nav>
      )}
      {children}
    </Page>
  )
}
