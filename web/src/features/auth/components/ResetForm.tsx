import { Button } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ApiError } from '@/api/problem'
import { Form } from '@/shared/form/Form'
import { NewPasswordField } from '@/shared/form/NewPasswordField'
import { lengthOf } from '@/shared/form/passwordLength'
import { refusalOf } from '@/shared/form/refusal'
import { LinkButton } from '@/shared/LinkButton'
import { confirmReset } from '../api'
import { DoorHead, NextHead } from './DoorHead'
import classes from './Door.module.css'

/** Takes a new password with the token of the mail. */
export function ResetForm({ token, minLength }: { token: string; minLength: number }) {
  const { t } = useTranslation()
  const [password, setPassword] = useState('')
  const [tried, setTried] = useState(false)
  const change = useMutation({ mutationFn: () => confirmReset(token, password) })
  const refusal = refusalOf(change.error, ['new_password'])
  const isShort = lengthOf(password) < minLength

  function submit() {
    setTried(true)
    if (!isShort) change.mutate()
  }

  if (change.isSuccess) {
    return (
      <div className={classes.done}>
        <NextHead title={t('reset.doneTitle')}>{t('reset.doneText')}</NextHead>
        <LinkButton to="/app/sign-in" size="lg">
          {t('signIn.submit')}
        </LinkButton>
      </div>
    )
  }
  if (change.error instanceof ApiError && change.error.code === 'identity.reset_refused') {
    return <DeadLink title={t('reset.expiredTitle')} text={change.error.message} />
  }
  return (
    <Form error={change.error} refusal={refusal} onSubmit={submit}>
      <DoorHead title={t('reset.title')}>{t('reset.lead')}</DoorHead>
      <NewPasswordField
        size="lg"
        name="new_password"
        minLength={minLength}
        value={password}
        onChange={setPassword}
        error={(tried && isShort && t('password.short', { count: minLength })) || refusal.at.new_password}
      />
      <Button type="submit" size="lg" loading={change.isPending} fullWidth>
        {t('reset.submit')}
      </Button>
    </Form>
  )
}

/** A link that opens nothing (any more), and the way to a new one. */
export function DeadLink({ title, text }: { title: string; text: string }) {
  const { t } = useTranslation()
  return (
    <div className={classes.done}>
      <NextHead title={title}>{text}</NextHead>
      <LinkButton to="/app/forgot-password" size="lg">
        {t('reset.askAgain')}
      </LinkButton>
    </div>
  )
}
