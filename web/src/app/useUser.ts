import { useQuery } from '@tanstack/react-query'
import { useRouteContext } from '@tanstack/react-router'
import type { Me } from '@/api/types'
import { me } from '@/features/auth/api'

/** Who is signed in, as the server last told it. */
export function useUser(): Me {
  const context = useRouteContext({ from: '/signed-in' })
  return useQuery(me).data ?? context.user
}
