import { Button, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { SignInOptions } from '@/api/types'
import { Form } from '@/shared/form/Form'
import { PasswordField } from '@/shared/form/PasswordField'
import { Notice } from '@/shared/Notice'
import { signIn } from '../api'
import { DoorHead } from './DoorHead'
import classes from './Door.module.css'

interface Props {
  next: string
  options: SignInOptions | undefined
  /** What went wrong before this form: a refusal, or a sentence. */
  earlier: Error | string | undefined
  onSignedIn: () => void
  onChallenge: (challenge: string) => void
}

export function SignInForm({ next, options, earlier, onSignedIn, onChallenge }: Props) {
  const { t } = useTranslation()
  const [login, setLogin] = useState('')
  const [password, setPassword] = useState('')
  const [tried, setTried] = useState(false)
  const entry = useMutation({
    mutationFn: () => signIn(login.trim(), password),
    onSuccess: (challenge) => (challenge === null ? onSignedIn() : onChallenge(challenge)),
  })

  function submit() {
    setTried(true)
    if (login.trim() && password) entry.mutate()
  }

  const said = entry.isIdle ? earlier : undefined
  return (
    <Form error={entry.error ?? (said instanceof Error ? said : null)} onSubmit={submit}>
      <DoorHead title={t('signIn.title')}>{t('signIn.lead')}</DoorHead>
      {typeof said === 'string' && <Notice tone="bad">{said}</Notice>}
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
      <PasswordField
        size="lg"
        value={password}
        onChange={setPassword}
        error={tried && !password && t('signIn.needPassword')}
      />
      <Button type="submit" size="lg" loading={entry.isPending} fullWidth>
        {t('signIn.submit')}
      </Button>
      <p className={classes.ways}>
        <Link to="/app/forgot-password">{t('signIn.forgot')}</Link>
        {options && options.registration !== 'closed' && (
          <Link to="/app/register">{t('signIn.register')}</Link>
        )}
      </p>
      {options?.openid_name && <ProviderButton name={options.openid_name} next={next} />}
    </Form>
  )
}

function ProviderButton({ name, next }: { name: string; next: string }) {
  const { t } = useTranslation()
  return (
    <>
      <p className={classes.or}>{t('signIn.or')}</p>
      <Button
        component="a"
        href={`/api/v1/auth/openid/start?next=${encodeURIComponent(next)}`}
        size="lg"
        variant="default"
        fullWidth
      >
        {t('signIn.provider', { name })}
      </Button>
    </>
  )
}
