import { UnstyledButton } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { dateTime } from '@/shared/dates'
import { markRead, NOTIFICATIONS, unreadCount, type Notification } from './api'
import classes from './Notifications.module.css'

/** One notification. Opening it marks it as read and leads to what it is about. */
export function NotificationItem({ item, onOpened }: { item: Notification; onOpened?: () => void }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const queryClient = useQueryClient()
  const read = useMutation({
    mutationFn: () => markRead([item.id]),
    onSuccess: ({ unread }) => {
      queryClient.setQueryData(unreadCount.queryKey, unread)
      return queryClient.invalidateQueries({ queryKey: [...NOTIFICATIONS, 'list'] })
    },
  })

  function open() {
    if (!item.read_at) read.mutate()
    if (!item.path) return
    onOpened?.()
    void navigate({ to: item.path })
  }

  return (
    <UnstyledButton className={classes.item} data-unread={!item.read_at || undefined} onClick={open}>
      <span className={classes.dot} aria-hidden />
      <span className={classes.words}>
        <b>
          {!item.read_at && <span className="visually-hidden">{t('notifications.new')}: </span>}
          {item.title}
        </b>
        {item.body && <span className={classes.body}>{item.body}</span>}
        <time dateTime={item.created_at}>{dateTime(item.created_at)}</time>
      </span>
    </UnstyledButton>
  )
}
