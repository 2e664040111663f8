import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { ReactNode } from 'react'
import { ApiError, NetworkError } from '@/api/problem'
import { LinkButton } from './LinkButton'
import classes from './StateView.module.css'

/** What to show instead of content: nothing there, not found, or failed. */
export function StateView({ title, text, children }: { title: string; text: string; children?: ReactNode }) {
  return (
    <div className={classes.state}>
      <svg viewBox="0 0 120 64" width="120" height="64" aria-hidden="true" className={classes.picture}>
        <circle cx="60" cy="30" r="13" className={classes.sun} />
        <path d="M2 56C22 34 40 34 60 50c18-14 38-16 58 6" className={classes.hills} />
        <path d="M18 62c16-9 30-9 42-3 14-6 28-6 42 3" className={classes.hillsFront} />
      </svg>
      <h2>{title}</h2>
      <p>{text}</p>
      {children}
    </div>
  )
}

/** A failed load: what the server said about it, and a way to try again. */
export function ErrorView({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const { t } = useTranslation()
  const text = useErrorText()(error)
  // Trying again does not bring back what is not there.
  if (error instanceof ApiError && error.status === 404) {
    return (
      <div role="alert">
        <StateView title={t('error.gone')} text={text}>
          <LinkButton variant="light" to="/app">
            {t('common.toStart')}
          </LinkButton>
        </StateView>
      </div>
    )
  }
  return (
    <div role="alert">
      <StateView title={t('error.title')} text={text}>
        <Button variant="light" onClick={onRetry}>
          {t('common.retry')}
        </Button>
      </StateView>
    </div>
  )
}

/** One sentence for a person about any failure. */
export function useErrorText(): (error: unknown) => string {
  const { t } = useTranslation()
  return (error) => {
    if (error instanceof NetworkError) return t('error.network')
    if (error instanceof ApiError && error.problem.detail) return error.problem.detail
    return t('error.unknown')
  }
}
