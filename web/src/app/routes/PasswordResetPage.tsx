import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { signInOptions } from '@/features/auth/api'
import { DeadLink, ResetForm } from '@/features/auth/components/ResetForm'
import { useFragment } from '@/shared/useFragment'
import { Door } from '../Door'

const USUAL_LENGTH = 8 // until the server has said; it checks anyway

export function PasswordResetPage() {
  const { t } = useTranslation()
  const token = useFragment('token')
  const { data: options } = useQuery(signInOptions)
  return (
    <Door title={t('reset.title')}>
      {token ? (
        <ResetForm key={token} token={token} minLength={options?.password_min_length ?? USUAL_LENGTH} />
      ) : (
        <DeadLink title={t('reset.incompleteTitle')} text={t('reset.incompleteText')} />
      )}
    </Door>
  )
}
