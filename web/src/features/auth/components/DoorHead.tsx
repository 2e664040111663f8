import type { ReactNode } from 'react'
import { useFocusOnMount } from '@/shared/useFocusOnMount'
import classes from './Door.module.css'

interface Props {
  title: string
  children: ReactNode
}

/** The title of a form at the door, and one sentence about it. */
export function DoorHead({ title, children }: Props) {
  return (
    <div>
      <h1>{title}</h1>
      <p className={classes.lead}>{children}</p>
    </div>
  )
}

/** The same for what comes after a form: it is read out, and the keyboard goes on from there. */
export function NextHead({ title, children }: Props) {
  const head = useFocusOnMount<HTMLDivElement>()
  return (
    <div ref={head} tabIndex={-1} className={classes.next}>
      <DoorHead title={title}>{children}</DoorHead>
    </div>
  )
}
