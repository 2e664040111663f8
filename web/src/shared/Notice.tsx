import type { ReactNode } from 'react'
import classes from './Notice.module.css'

const ROLES = { bad: 'alert', good: 'status', sun: undefined } as const

/** A sentence that must not be overlooked: a refusal, a success, or something to know first. */
export function Notice({ tone, children }: { tone: keyof typeof ROLES; children: ReactNode }) {
  return (
    <p role={ROLES[tone]} data-tone={tone} className={classes.notice}>
      {children}
    </p>
  )
}
