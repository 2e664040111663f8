import { Button } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Notice } from '@/shared/Notice'
import { QrCode } from '@/shared/QrCode'
import { useErrorText } from '@/shared/StateView'
import { linkTelegram, telegram, unlinkTelegram } from './api'
import classes from './Notifications.module.css'

const LOOK_AGAIN_MS = 3000

/** The chat that notifications go to: linked by a link for one use, which a phone can also read off the screen. */
export function TelegramChat() {
  const { t } = useTranslation()
  const errorText = useErrorText()
  const queryClient = useQueryClient()
  const link = useMutation({ mutationFn: linkTelegram })
  const isWaiting = link.data !== undefined
  const chat = useQuery({
    ...telegram,
    refetchInterval: ({ state }) => (isWaiting && !state.data?.linked ? LOOK_AGAIN_MS : false),
  }).data
  const unlink = useMutation({
    mutationFn: unlinkTelegram,
    onSuccess: () => link.reset(),
    onSettled: () => queryClient.invalidateQueries({ queryKey: telegram.queryKey }),
  })
  if (!chat?.offered) return null
  const error = link.error ?? unlink.error
  return (
    <section className={classes.channel} aria-label="Telegram">
      <h3>Telegram</h3>
      {error && <Notice tone="bad">{errorText(error)}</Notice>}
      {chat.linked ? (
        <div className={classes.head}>
          <p role="status">{t('notifications.telegramLinked', { name: chat.name })}</p>
          <Button variant="default" size="sm" loading={unlink.isPending} onClick={() => unlink.mutate()}>
            {t('notifications.telegramUnlink')}
          </Button>
        </div>
      ) : link.data ? (
        <>
          <p>{t('notifications.telegramOpenText')}</p>
          <QrCode text={link.data.url} label={t('notifications.telegramOpen')} size={160} />
          <a href={link.data.url} target="_blank" rel="noreferrer">
            {t('notifications.telegramOpen')}
          </a>
        </>
      ) : (
        <>
          <p>{t('notifications.telegramText')}</p>
          <Button variant="default" size="sm" loading={link.isPending} onClick={() => link.mutate()}>
            {t('notifications.telegramLink')}
          </Button>
        </>
      )}
    </section>
  )
}
