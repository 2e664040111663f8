import { useTranslation } from 'react-i18next'
import { ForgotForm } from '@/features/auth/components/ForgotForm'
import { Door } from '../Door'

export function ForgotPasswordPage() {
  const { t } = useTranslation()
  return (
    <Door title={t('forgot.title')}>
      <ForgotForm />
    </Door>
  )
}
