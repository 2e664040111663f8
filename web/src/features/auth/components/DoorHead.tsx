import type { ReactNode } from 'react'
import classes from './Door.module.css'

/** The title of a form at the door, and one sentence about it. */
export function DoorHead({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div>
      <h1>{title}</h1>
      <p className={classes.lead}>{children}</p>
    </div>
  )
}
