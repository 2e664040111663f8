import { Button, Switch } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Listing } from '@/shared/list/Listing'
import { StateView } from '@/shared/StateView'
import { latestNotifications, markAllRead, NOTIFICATIONS, notifications, unreadCount } from './api'
import { NotificationItem } from './NotificationItem'
import classes from './Notifications.module.css'

export interface NotificationSearch {
  page?: number
  unread?: true
}

interface Props {
  search: NotificationSearch
  onChange: (search: NotificationSearch) => void
}

export function NotificationList({ search, onChange }: Props) {
  const { t } = useTranslation()
  const queryClient = useQueryClient()
  const answer = useQuery(notifications(search))
  const { data: unread = 0 } = useQuery(unreadCount)
  const newest = useQuery(latestNotifications).data?.items[0]
  const readAll = useMutation({
    mutationFn: markAllRead,
    onSuccess: () => queryClient.invalidateQueries({ queryKey: NOTIFICATIONS }),
  })
  return (
    <>
      <div className={classes.head}>
        <Switch
          label={t('notifications.onlyUnread')}
          checked={search.unread ?? false}
          onChange={(event) => onChange(event.currentTarget.checked ? { unread: true } : {})}
        />
        <Button
          variant="light"
          disabled={unread === 0 || !newest}
          loading={readAll.isPending}
          onClick={() => newest && readAll.mutate(newest.id)}
        >
          {t('notifications.readAll')}
        </Button>
      </div>
      <Listing
        label={t('notifications.title')}
        answer={answer}
        keyOf={({ id }) => id}
        onPage={(page) => onChange({ ...search, page })}
        empty={<StateView title={t('notifications.none')} text={t('notifications.noneText')} />}
      >
        {(item) => <NotificationItem item={item} />}
      </Listing>
    </>
  )
}
