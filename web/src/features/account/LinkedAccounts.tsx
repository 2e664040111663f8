import { Button, Skeleton } from '@mantine/core'
import { IconLink } from '@tabler/icons-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { LinkedAccount } from '@/api/types'
import { longDate } from '@/shared/dates'
import { Notice } from '@/shared/Notice'
import { ErrorView, useErrorText } from '@/shared/StateView'
import { linkedAccounts, unlink } from './api'
import { LinkDialog } from './LinkDialog'
import classes from './Account.module.css'

interface Props {
  provider: string
  hasPassword: boolean
  /** Why the last visit at the provider came to nothing, in words. */
  refused: string | undefined
}

/** Accounts elsewhere with which one can sign in here. */
export function LinkedAccounts({ provider, hasPassword, refused }: Props) {
  const { t } = useTranslation()
  const errorText = useErrorText()
  const queryClient = useQueryClient()
  const { data, error, refetch } = useQuery(linkedAccounts)
  const [linking, setLinking] = useState(false)
  const removal = useMutation({
    mutationFn: (account: LinkedAccount) => unlink(account.id),
    onSettled: () => queryClient.invalidateQueries({ queryKey: linkedAccounts.queryKey }),
  })
  if (error) return <ErrorView error={error} onRetry={() => void refetch()} />
  if (!data) return <Skeleton height={68} radius="lg" />
  const said = removal.error ? errorText(removal.error) : refused
  return (
    <>
      {said && <Notice tone="bad">{said}</Notice>}
      {data.length > 0 && (
        <ul className={classes.list}>
          {data.map((account) => (
            <li key={account.id} className={classes.row}>
              <IconLink size={24} stroke={1.75} aria-hidden />
              <span className={classes.rowText}>
                <b>{account.email ?? provider}</b>
                <span>{t('linked.since', { date: longDate(account.created_at) })}</span>
              </span>
              <Button
                variant="subtle"
                size="sm"
                loading={removal.isPending && removal.variables === account}
                aria-label={`${t('linked.unlink')}: ${account.email ?? provider}`}
                onClick={() => removal.mutate(account)}
              >
                {t('linked.unlink')}
              </Button>
            </li>
          ))}
        </ul>
      )}
      <div className={classes.actions}>
        <Button variant="light" onClick={() => setLinking(true)}>
          {t('linked.link', { name: provider })}
        </Button>
      </div>
      <LinkDialog
        provider={provider}
        hasPassword={hasPassword}
        opened={linking}
        onClose={() => setLinking(false)}
      />
    </>
  )
}
