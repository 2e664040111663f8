import { ActionIcon, Button, Drawer, Skeleton } from '@mantine/core'
import { IconBell } from '@tabler/icons-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { LinkButton } from '@/shared/LinkButton'
import { useIsLive } from '@/shared/live/useLive'
import { ErrorView, StateView } from '@/shared/StateView'
import { latestNotifications, markAllRead, NOTIFICATIONS, unreadCount } from './api'
import { NotificationItem } from './NotificationItem'
import { useNotificationNews } from './useNotificationNews'
import classes from './Notifications.module.css'

const LIVE_MS = 5 * 60_000
const POLL_MS = 20_000

/** How many notifications are unread, as they come, and behind it the latest of them. */
export function Bell() {
  const { t } = useTranslation()
  const news = useNotificationNews()
  const isLive = useIsLive()
  const [isOpen, setOpen] = useState(false)
  const { data: unread = 0 } = useQuery({ ...unreadCount, refetchInterval: isLive ? LIVE_MS : POLL_MS })
  const label = unread > 0 ? t('notifications.bellUnread', { count: unread }) : t('notifications.title')
  return (
    <>
      <ActionIcon
        variant="subtle"
        color="gray"
        size={44}
        radius="xl"
        className={classes.bell}
        aria-label={label}
        aria-haspopup="dialog"
        onClick={() => setOpen(true)}
      >
        <IconBell size={20} aria-hidden />
        {unread > 0 && (
          <span className={classes.count} aria-hidden>
            {unread > 99 ? '99+' : unread}
          </span>
        )}
      </ActionIcon>
      <span role="status" className="visually-hidden">
        {news}
      </span>
      <Drawer
        opened={isOpen}
        onClose={() => setOpen(false)}
        position="right"
        size="min(420px, 100vw)"
        title={t('notifications.title')}
        classNames={{ title: classes.drawerTitle ?? '' }}
        closeButtonProps={{ 'aria-label': t('common.close') }}
      >
        {isOpen && <Latest unread={unread} onLeave={() => setOpen(false)} />}
      </Drawer>
    </>
  )
}

function Latest({ unread, onLeave }: { unread: number; onLeave: () => void }) {
  const { t } = useTranslation()
  const queryClient = useQueryClient()
  const latest = useQuery(latestNotifications)
  const readAll = useMutation({
    mutationFn: markAllRead,
    onSuccess: () => queryClient.invalidateQueries({ queryKey: NOTIFICATIONS }),
  })
  if (latest.error) return <ErrorView error={latest.error} onRetry={() => void latest.refetch()} />
  if (!latest.data) return <Skeleton height={84} radius="lg" aria-label={t('common.loading')} />
  const items = latest.data.items
  const newest = items[0]
  if (!newest) return <StateView title={t('notifications.none')} text={t('notifications.noneText')} />
  return (
    <>
      <ul className={classes.list}>
        {items.map((item) => (
          <li key={item.id}>
            <NotificationItem item={item} onOpened={onLeave} />
          </li>
        ))}
      </ul>
      <div className={classes.foot}>
        <Button
          variant="light"
          disabled={unread === 0}
          loading={readAll.isPending}
          onClick={() => readAll.mutate(newest.id)}
        >
          {t('notifications.readAll')}
        </Button>
        <LinkButton variant="subtle" to="/app/notifications" onClick={onLeave}>
          {t('notifications.all')}
        </LinkButton>
      </div>
    </>
  )
}
