import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { signInOptions } from '@/features/auth/api'
import { RegisterForm } from '@/features/auth/components/RegisterForm'
import { forgetInvitation, keptInvitation } from '@/features/auth/invitation'
import { LinkButton } from '@/shared/LinkButton'
import { ErrorView, StateView } from '@/shared/StateView'
import { Door } from '../Door'
import { RoutePending } from '../RouteStates'

export function RegisterPage() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const { data: options, error, refetch } = useQuery(signInOptions)
  if (!options && !error) return <RoutePending />
  return (
    <Door title={t('register.title')}>
      {!options && <ErrorView error={error} onRetry={() => void refetch()} />}
      {options?.registration === 'closed' && (
        <StateView title={t('register.closedTitle')} text={t('register.closedText')}>
          <LinkButton to="/app/sign-in">{t('signIn.back')}</LinkButton>
        </StateView>
      )}
      {options && options.registration !== 'closed' && (
        <RegisterForm
          options={options}
          invitation={keptInvitation()}
          onRegistered={() => {
            forgetInvitation()
            void navigate({ to: '/app', replace: true })
          }}
        />
      )}
    </Door>
  )
}
