import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import classes from './List.module.css'

/** What a list is narrowed by: the fields side by side. */
export function Filters({ children }: { children: ReactNode }) {
  const { t } = useTranslation()
  return (
    <search className={classes.filters} aria-label={t('admin.list.filters')}>
      {children}
    </search>
  )
}
