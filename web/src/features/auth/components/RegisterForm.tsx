import { Button, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState, type ChangeEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { SignInOptions } from '@/api/types'
import { Form } from '@/shared/form/Form'
import { NewPasswordField } from '@/shared/form/NewPasswordField'
import { lengthOf } from '@/shared/form/passwordLength'
import { refusalOf } from '@/shared/form/refusal'
import { register } from '../api'
import { looksLikeEmail } from '../email'
import { DoorHead } from './DoorHead'

const FIELDS = ['email', 'full_name', 'username', 'password', 'invitation_code'] as const
type Field = (typeof FIELDS)[number]

interface Props {
  options: SignInOptions
  /** The code with which somebody came. */
  invitation: string | null
  onRegistered: () => void
}

export function RegisterForm({ options, invitation, onRegistered }: Props) {
  const { t } = useTranslation()
  const [values, setValues] = useState<Record<Field, string>>({
    email: '',
    full_name: '',
    username: '',
    password: '',
    invitation_code: invitation ?? '',
  })
  const [tried, setTried] = useState(false)
  const entry = useMutation({
    mutationFn: () =>
      register({
        email: values.email.trim(),
        full_name: values.full_name.trim(),
        username: values.username.trim() || null,
        password: values.password,
        invitation_code: values.invitation_code.trim() || null,
      }),
    onSuccess: onRegistered,
  })
  const refusal = refusalOf(entry.error, FIELDS, { 'identity.invitation_refused': 'invitation_code' })
  const byInvitation = options.registration === 'invite'
  const missing: Partial<Record<Field, string | false>> = {
    email: !looksLikeEmail(values.email) && t('register.needEmail'),
    full_name: !values.full_name.trim() && t('register.needName'),
    password:
      lengthOf(values.password) < options.password_min_length &&
      t('password.short', { count: options.password_min_length }),
    invitation_code: byInvitation && !values.invitation_code.trim() && t('register.needCode'),
  }

  function submit() {
    setTried(true)
    if (!Object.values(missing).some(Boolean)) entry.mutate()
  }

  const bind = (field: Field) => ({
    size: 'lg',
    value: values[field],
    onChange: (value: string) => setValues({ ...values, [field]: value }),
    error: (tried && missing[field]) || refusal.at[field],
  })
  const text = (field: Field) => {
    const { onChange, ...others } = bind(field)
    return {
      ...others,
      onChange: (event: ChangeEvent<HTMLInputElement>) => onChange(event.currentTarget.value),
    }
  }

  return (
    <Form error={entry.error} refusal={refusal} onSubmit={submit}>
      <DoorHead title={t('register.title')}>
        {t('register.haveAccount')} <Link to="/app/sign-in">{t('signIn.submit')}</Link>
      </DoorHead>
      <TextInput {...text('full_name')} label={t('register.name')} name="name" autoComplete="name" />
      <TextInput
        {...text('email')}
        type="email"
        label={t('register.email')}
        name="email"
        autoComplete="email"
        spellCheck={false}
      />
      <TextInput
        {...text('username')}
        label={t('register.username')}
        description={t('register.usernameHint')}
        name="username"
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        maxLength={50}
      />
      <NewPasswordField
        {...bind('password')}
        label={t('signIn.password')}
        minLength={options.password_min_length}
      />
      <TextInput
        {...text('invitation_code')}
        label={t(byInvitation ? 'invitation.code' : 'invitation.codeOptional')}
        description={t('invitation.codeHint')}
        name="invitation"
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        maxLength={40}
      />
      <Button type="submit" size="lg" loading={entry.isPending} fullWidth>
        {t('register.submit')}
      </Button>
    </Form>
  )
}
