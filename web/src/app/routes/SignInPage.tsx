import { useNavigate, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { SignInForm } from '@/features/auth/components/SignInForm'
import { Welcome } from '@/features/auth/components/Welcome'
import { Page } from '../Page'
import classes from './SignInPage.module.css'

export function SignInPage() {
  const { t } = useTranslation()
  const { next } = useSearch({ from: '/app/sign-in' })
  const navigate = useNavigate()
  return (
    <Page title={t('signIn.submit')}>
      <div className={classes.split}>
        <Welcome />
        <SignInForm onSignedIn={() => void navigate({ href: next ?? '/app', replace: true })} />
      </div>
    </Page>
  )
}
