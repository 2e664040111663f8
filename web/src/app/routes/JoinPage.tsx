import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { SignedOutError } from '@/api/problem'
import { InvitationForm } from '@/features/account/InvitationForm'
import { me, signInOptions } from '@/features/auth/api'
import { DoorHead } from '@/features/auth/components/DoorHead'
import { JoinChoice } from '@/features/auth/components/JoinChoice'
import { forgetInvitation, keepInvitation, keptInvitation } from '@/features/auth/invitation'
import { ErrorView } from '@/shared/StateView'
import { useFragment } from '@/shared/useFragment'
import { Door } from '../Door'
import { RoutePending } from '../RouteStates'

/** Where the QR code on a school's invitation leads. */
export function JoinPage() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const queryClient = useQueryClient()
  const brought = useFragment('code')
  const user = useQuery(me)
  const options = useQuery(signInOptions)
  const isStranger = user.error instanceof SignedOutError

  useEffect(() => {
    if (brought) keepInvitation(brought)
  }, [brought])

  async function accepted() {
    forgetInvitation()
    await queryClient.invalidateQueries({ queryKey: me.queryKey })
    await navigate({ to: '/app/account', hash: 'children', replace: true })
  }

  if (user.isPending || (isStranger && options.isPending)) return <RoutePending />
  const failure = isStranger ? options.error : user.error
  return (
    <Door title={t('join.title')}>
      {failure && <ErrorView error={failure} onRetry={() => void user.refetch()} />}
      {user.data && (
        <InvitationForm size="lg" code={brought ?? keptInvitation()} onAccepted={() => void accepted()}>
          <DoorHead title={t('join.title')}>{t('join.lead')}</DoorHead>
        </InvitationForm>
      )}
      {!user.data && options.data && !failure && (
        <JoinChoice mayRegister={options.data.registration !== 'closed'} />
      )}
    </Door>
  )
}
