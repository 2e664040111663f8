import type { ReactNode } from 'react'
import { Welcome } from '@/features/auth/components/Welcome'
import { Page } from './Page'
import classes from './Door.module.css'

/** A page for somebody who is not in yet: what Zerek promises, and beside it the way in. */
export function Door({ title, children }: { title: string; children: ReactNode }) {
  return (
    <Page title={title}>
      <div className={classes.split}>
        <Welcome />
        <div className={classes.side}>{children}</div>
      </div>
    </Page>
  )
}
