import { Button, PasswordInput, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState, type SubmitEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { useErrorText } from '@/shared/StateView'
import { signIn } from '../api'
import classes from './SignInForm.module.css'

export function SignInForm({ onSignedIn }: { onSignedIn: () => void }) {
  const { t } = useTranslation()
  const errorText = useErrorText()
  const [login, setLogin] = useState('')
  const [password, setPassword] = useState('')
  const [tried, setTried] = useState(false)
  const entry = useMutation({ mutationFn: () => signIn(login.trim(), password), onSuccess: onSignedIn })

  function submit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault()
    setTried(true)
    if (login.trim() && password) entry.mutate()
  }

  return (
    <form className={classes.form} onSubmit={submit} noValidate>
      <div>
        <h1>{t('signIn.title')}</h1>
        <p className={classes.lead}>{t('signIn.lead')}</p>
      </div>
      {entry.isError && (
        <p role="alert" className={classes.error}>
          {errorText(entry.error)}
        </p>
      )}
      <TextInput
        size="lg"
        label={t('signIn.login')}
        name="username"
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        value={login}
        onChange={(event) => setLogin(event.currentTarget.value)}
        error={tried && !login.trim() && t('signIn.needLogin')}
      />
      <PasswordInput
        size="lg"
        label={t('signIn.password')}
        name="password"
        autoComplete="current-password"
        value={password}
        onChange={(event) => setPassword(event.currentTarget.value)}
        visibilityToggleButtonProps={{ 'aria-label': t('signIn.showPassword') }}
        error={tried && !password && t('signIn.needPassword')}
      />
      <Button type="submit" size="lg" loading={entry.isPending} fullWidth>
        {t('signIn.submit')}
      </Button>
    </form>
  )
}
