import { Skeleton } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Dialog } from '@/shared/Dialog'
import { ErrorView } from '@/shared/StateView'
import { outboxMail } from './api'
import classes from './Outbox.module.css'

/** What a mail says. Where mails leave over a mail server, the server does not tell. */
export function MailText({ mailId, onClose }: { mailId: string | null; onClose: () => void }) {
  const { t } = useTranslation()
  const { data, error, refetch } = useQuery({ ...outboxMail(mailId ?? ''), enabled: mailId !== null })
  return (
    <Dialog title={data?.subject ?? t('admin.outbox.read')} opened={mailId !== null} onClose={onClose}>
      {error && <ErrorView error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton height={120} radius="md" />}
      {data &&
        (data.text ? <pre className={classes.text}>{data.text}</pre> : <p>{t('admin.outbox.noText')}</p>)}
    </Dialog>
  )
}
