import type { ReactNode } from 'react'
import classes from './Badge.module.css'

export type Tone = 'plain' | 'primary' | 'good' | 'bad' | 'sun'

/** A word or two about a thing in a list. */
export function Badge({ tone = 'plain', children }: { tone?: Tone; children: ReactNode }) {
  return (
    <span className={classes.badge} data-tone={tone}>
      {children}
    </span>
  )
}
