import { Button, Skeleton } from '@mantine/core'
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react'
import type { Key, ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Card } from '../Card'
import { ErrorView } from '../StateView'
import { placeIn } from './page'
import classes from './List.module.css'

export interface Answer<Item> {
  data: { items: readonly Item[]; total: number; limit: number; offset: number } | undefined
  error: unknown
  /** What is shown belongs to an earlier question, and the next answer is on its way. */
  isPlaceholderData: boolean
  refetch: () => Promise<unknown>
}

interface Props<Item> {
  label: string
  answer: Answer<Item>
  keyOf: (item: Item) => Key
  children: (item: Item) => ReactNode
  /** What to show where nothing was found. */
  empty: ReactNode
  /** Pages are counted from 1. */
  onPage: (page: number) => void
}

/** One page of a list from the server, with what stands there while it loads, fails or is empty. */
export function Listing<Item>({ label, answer, keyOf, children, empty, onPage }: Props<Item>) {
  const { t } = useTranslation()
  const { data, error } = answer
  if (error) {
    return (
      <Card>
        <ErrorView error={error} onRetry={() => void answer.refetch()} />
      </Card>
    )
  }
  if (!data) {
    return (
      <div role="status" aria-label={t('common.loading')} className={classes.list}>
        {[0, 1, 2, 3, 4, 5].map((n) => (
          <Skeleton key={n} height={74} radius="lg" />
        ))}
      </div>
    )
  }
  if (data.items.length === 0) return <Card>{empty}</Card>
  return (
    <>
      <ul className={classes.list} aria-label={label} aria-busy={answer.isPlaceholderData}>
        {data.items.map((item) => (
          <li key={keyOf(item)}>{children(item)}</li>
        ))}
      </ul>
      <Pager {...data} onPage={onPage} />
    </>
  )
}

interface PagerProps {
  total: number
  limit: number
  offset: number
  onPage: (page: number) => void
}

function Pager({ total, limit, offset, onPage }: PagerProps) {
  const { t } = useTranslation()
  const { page, pages, first, last } = placeIn({ total, limit, offset })
  return (
    <nav className={classes.pager} aria-label={t('admin.list.pages')}>
      <p role="status">{t('admin.list.shown', { first, last, total })}</p>
      {pages > 1 && (
        <div className={classes.steps}>
          <Button
            variant="default"
            size="sm"
            disabled={page === 1}
            leftSection={<IconChevronLeft size={16} aria-hidden />}
            onClick={() => onPage(page - 1)}
          >
            {t('admin.list.previous')}
          </Button>
          <Button
            variant="default"
            size="sm"
            disabled={page === pages}
            rightSection={<IconChevronRight size={16} aria-hidden />}
            onClick={() => onPage(page + 1)}
          >
            {t('admin.list.next')}
          </Button>
        </div>
      )}
    </nav>
  )
}
