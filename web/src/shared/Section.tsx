import { useId, type ReactNode } from 'react'
import classes from './Section.module.css'

interface Props {
  /** Where links beside the sections lead. */
  id?: string
  title: string
  text?: string
  /** What needs the whole width, such as a list. */
  wide?: boolean
  children: ReactNode
}

/** One subject of a page. */
export function Section({ id, title, text, wide = false, children }: Props) {
  const heading = useId()
  return (
    <section id={id} aria-labelledby={heading} className={classes.section}>
      <div className={classes.about}>
        <h2 id={heading}>{title}</h2>
        {text && <p>{text}</p>}
      </div>
      <div className={classes.content} data-wide={wide || undefined}>
        {children}
      </div>
    </section>
  )
}
