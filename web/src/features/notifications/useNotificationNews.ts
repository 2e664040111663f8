import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useLive } from '@/shared/live/useLive'
import { NOTIFICATIONS, unreadCount } from './api'

/** Keeps what is shown of notifications up to date, and answers the title of the one that came last. */
export function useNotificationNews(): string {
  const queryClient = useQueryClient()
  const [news, setNews] = useState('')
  useLive(['notification', 'notifications.read'], (message) => {
    if (typeof message.unread === 'number') queryClient.setQueryData(unreadCount.queryKey, message.unread)
    else void queryClient.invalidateQueries({ queryKey: unreadCount.queryKey })
    void queryClient.invalidateQueries({ queryKey: [...NOTIFICATIONS, 'list'] })
    if (message.type === 'notification' && typeof message.title === 'string') setNews(message.title)
  })
  return news
}
