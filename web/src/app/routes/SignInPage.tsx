import { useNavigate, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { SignIn } from '@/features/auth/components/SignIn'
import { Notice } from '@/shared/Notice'
import { useFragment } from '@/shared/useFragment'
import { Door } from '../Door'
import { useProviderRefusal } from '../useProviderRefusal'
import classes from '../Door.module.css'

export function SignInPage() {
  const { t } = useTranslation()
  const { next = '/app', error, done } = useSearch({ from: '/app/sign-in' })
  const navigate = useNavigate()
  const challenge = useFragment('challenge')
  const refused = useProviderRefusal(error)
  return (
    <Door title={t('signIn.submit')}>
      {done === 'erased' && (
        <div className={classes.news}>
          <Notice tone="good">{t('data.erased')}</Notice>
        </div>
      )}
      <SignIn
        next={next}
        challenge={challenge}
        refused={refused}
        onSignedIn={() => void navigate({ href: next, replace: true })}
      />
    </Door>
  )
}
