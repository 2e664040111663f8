import { Button } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { OutboxMail } from '@/api/types'
import { Badge, type Tone } from '@/shared/Badge'
import { dateTime } from '@/shared/dates'
import { Notice } from '@/shared/Notice'
import { useErrorText } from '@/shared/StateView'
import list from '@/shared/list/List.module.css'
import { OUTBOX, retryMail } from './api'
import classes from './Outbox.module.css'

const TONES: Record<OutboxMail['status'], Tone> = { pending: 'sun', sent: 'good', failed: 'bad', dead: 'bad' }

export function MailRow({ mail, onRead }: { mail: OutboxMail; onRead: () => void }) {
  const { t } = useTranslation()
  const errorText = useErrorText()
  const queryClient = useQueryClient()
  const retry = useMutation({
    mutationFn: () => retryMail(mail.id),
    onSettled: () => queryClient.invalidateQueries({ queryKey: OUTBOX }),
  })
  const mayRetry = mail.status === 'failed' || mail.status === 'dead'
  const when = mail.sent_at
    ? t('admin.outbox.sentAt', { time: dateTime(mail.sent_at) })
    : t('admin.outbox.madeAt', { time: dateTime(mail.created_at) })
  return (
    <div className={`${list.row} ${classes.row}`}>
      <span className={list.names}>
        <b>{mail.subject}</b>
        <span>
          {[mail.recipient, when, mail.attempts > 0 && t('admin.outbox.attempts', { count: mail.attempts })]
            .filter(Boolean)
            .join(' · ')}
        </span>
        {mail.last_error && mail.status !== 'sent' && (
          <span className={classes.error}>
            {mail.last_error_kind && `${t(`admin.outbox.error_${mail.last_error_kind}`)}: `}
            {mail.last_error}
          </span>
        )}
        {mail.status === 'pending' && mail.attempts > 0 && (
          <span>{t('admin.outbox.nextTry', { time: dateTime(mail.next_try_at) })}</span>
        )}
      </span>
      <span className={classes.side}>
        <Badge tone={TONES[mail.status]}>{t(`admin.outbox.status_${mail.status}`)}</Badge>
        <Button
          variant="subtle"
          size="sm"
          aria-label={`${t('admin.outbox.read')}: ${mail.subject}, ${mail.recipient}`}
          onClick={onRead}
        >
          {t('admin.outbox.read')}
        </Button>
        {mayRetry && (
          <Button
            variant="light"
            size="sm"
            loading={retry.isPending}
            aria-label={`${t('admin.outbox.retry')}: ${mail.subject}, ${mail.recipient}`}
            onClick={() => retry.mutate()}
          >
            {t('admin.outbox.retry')}
          </Button>
        )}
      </span>
      {retry.isError && (
        <div className={classes.whole}>
          <Notice tone="bad">{errorText(retry.error)}</Notice>
        </div>
      )}
    </div>
  )
}
