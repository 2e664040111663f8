import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { api, body } from '@/api/client'
import { endOfDay, startOfDay } from '@/shared/days'
import { windowOf } from '@/shared/list/page'
import type { AuditSearch } from './search'

export const AUDIT = ['audit'] as const

/** One page of the trail; the days of the search are whole ones, in the time zone of the device. */
export const auditTrail = (search: AuditSearch) =>
  queryOptions({
    queryKey: [...AUDIT, search],
    queryFn: ({ signal }) =>
      body(
        api.GET('/api/v1/admin/audit', {
          params: {
            query: {
              ...windowOf(search.page),
              ...(search.who && { actor_id: search.who }),
              ...(search.action && { action: search.action }),
              ...(search.type && { object_type: search.type }),
              ...(search.object && { object_id: search.object }),
              ...(search.from && { from: startOfDay(search.from) }),
              ...(search.to && { to: endOfDay(search.to) }),
              ...(search.q && { q: search.q }),
            },
          },
          signal,
        }),
      ),
    placeholderData: keepPreviousData,
  })
