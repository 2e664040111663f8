import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { api, body } from '@/api/client'
import type { components } from '@/api/schema'
import { windowOf } from '@/shared/list/page'
import { subscribedEndpoint, type SubscriptionDocument } from '@/shared/push/subscription'

export type Notification = components['schemas']['Notification']
export type NotificationSettings = components['schemas']['NotificationSettings']
export type Channels = components['schemas']['Channels']
export type Device = components['schemas']['Device']

export const NOTIFICATIONS = ['notifications'] as const
const LATEST = 10

export const notifications = ({ page, unread }: { page?: number; unread?: boolean }) =>
  queryOptions({
    queryKey: [...NOTIFICATIONS, 'list', { page, unread }],
    queryFn: ({ signal }) =>
      body(
        api.GET('/api/v1/notifications', {
          params: { query: { ...windowOf(page), ...(unread && { unread }) } },
          signal,
        }),
      ),
    placeholderData: keepPreviousData,
  })

/** What the bell shows. */
export const latestNotifications = queryOptions({
  queryKey: [...NOTIFICATIONS, 'list', 'latest'],
  queryFn: ({ signal }) =>
    body(api.GET('/api/v1/notifications', { params: { query: { limit: LATEST } }, signal })),
})

export const unreadCount = queryOptions({
  queryKey: [...NOTIFICATIONS, 'unread'],
  queryFn: async ({ signal }) =>
    (await body(api.GET('/api/v1/notifications/unread-count', { signal }))).unread,
})

export const notificationSettings = queryOptions({
  queryKey: [...NOTIFICATIONS, 'settings'],
  queryFn: ({ signal }) => body(api.GET('/api/v1/notifications/settings', { signal })),
})

export function markRead(ids: string[]) {
  return body(api.POST('/api/v1/notifications/read', { body: { ids, all: false } }))
}

/** All that were there when the newest one that is shown came. */
export function markAllRead(until: string) {
  return body(api.POST('/api/v1/notifications/read', { body: { all: true, until } }))
}

export function chooseSettings(
  groups: Pick<Channels, 'group' | 'page' | 'mail' | 'push' | 'telegram'>[],
  quietHours: NotificationSettings['quiet_hours'],
) {
  return body(
    api.PUT('/api/v1/notifications/settings', {
      body: {
        groups: groups.map(({ group, page, mail, push, telegram }) => ({
          group,
          page,
          mail,
          push,
          telegram,
        })),
        quiet_hours: quietHours,
      },
    }),
  )
}

export async function unsubscribe(token: string): Promise<string> {
  return (await body(api.POST('/api/v1/notifications/unsubscribe', { params: { query: { token } } }))).title
}

export const devices = queryOptions({
  queryKey: [...NOTIFICATIONS, 'push', 'devices'],
  queryFn: ({ signal }) => body(api.GET('/api/v1/notifications/push', { signal })),
})

/** By which this browser is known among them; null where it is not subscribed. */
export const thisDevice = (publicKey: string) =>
  queryOptions({
    queryKey: [...NOTIFICATIONS, 'push', 'here', publicKey],
    queryFn: () => subscribedEndpoint(publicKey),
  })

export function addDevice(subscription: SubscriptionDocument) {
  return body(api.POST('/api/v1/notifications/push', { body: subscription }))
}

export function removeDevice(id: string) {
  return body(api.DELETE('/api/v1/notifications/push/{device_id}', { params: { path: { device_id: id } } }))
}

export const telegram = queryOptions({
  queryKey: [...NOTIFICATIONS, 'telegram'],
  queryFn: ({ signal }) => body(api.GET('/api/v1/notifications/telegram', { signal })),
})

export function linkTelegram() {
  return body(api.POST('/api/v1/notifications/telegram'))
}

export function unlinkTelegram() {
  return body(api.DELETE('/api/v1/notifications/telegram'))
}
