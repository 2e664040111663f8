import { useQuery } from '@tanstack/react-query'
import { me } from '@/features/auth/api'
import { Bell } from '@/features/notifications/Bell'

/** For who is signed in and let in; before that there is nobody to tell anything. */
export function BellOfUser() {
  const { data: user } = useQuery({ ...me, enabled: false })
  return user ? <Bell /> : null
}
