import type { ReactNode } from 'react'
import classes from './Card.module.css'
import { Ornament } from './Ornament'

export function Card({ children, className = '' }: { children: ReactNode; className?: string | undefined }) {
  return <section className={`${classes.card} ${className}`}>{children}</section>
}

/** The one dark panel of a page: what matters most there. */
export function NightCard({
  children,
  className = '',
}: {
  children: ReactNode
  className?: string | undefined
}) {
  return (
    <section className={`${classes.night} ${className}`}>
      <Ornament className={classes.ornament} />
      <div className={classes.front}>{children}</div>
    </section>
  )
}
