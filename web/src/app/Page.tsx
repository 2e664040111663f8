import type { ReactNode } from 'react'
import { useEffect } from 'react'
import classes from './Shell.module.css'

/** The column of a page, and its name in the browser's tab. */
export function Page({ children, title }: { children: ReactNode; title?: string }) {
  useEffect(() => {
    document.title = title ? `${title} · Zerek` : 'Zerek'
  }, [title])
  return <div className={classes.page}>{children}</div>
}
