import type { ReactNode } from 'react'
import classes from './PageHead.module.css'

/** The name of a page, a word about it, and what can be done there. */
export function PageHead({ title, text, children }: { title: string; text?: string; children?: ReactNode }) {
  return (
    <header className={classes.head}>
      <div className={classes.text}>
        <h1>{title}</h1>
        {text && <p>{text}</p>}
      </div>
      {children && <div className={classes.actions}>{children}</div>}
    </header>
  )
}
