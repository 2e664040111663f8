import { Button, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Form } from '@/shared/form/Form'
import { refusalOf } from '@/shared/form/refusal'
import { LinkButton } from '@/shared/LinkButton'
import { requestReset } from '../api'
import { looksLikeEmail } from '../email'
import { DoorHead, NextHead } from './DoorHead'
import classes from './Door.module.css'

/** Asks for a mail with a link. What follows is the same whether or not the address belongs to an account. */
export function ForgotForm() {
  const { t } = useTranslation()
  const [email, setEmail] = useState('')
  const [tried, setTried] = useState(false)
  const asked = useMutation({ mutationFn: () => requestReset(email.trim()) })
  const refusal = refusalOf(asked.error, ['email'])

  function submit() {
    setTried(true)
    if (looksLikeEmail(email)) asked.mutate()
  }

  if (asked.isSuccess) {
    return (
      <div className={classes.done}>
        <NextHead title={t('forgot.sentTitle')}>{t('forgot.sentText', { email: email.trim() })}</NextHead>
        <LinkButton to="/app/sign-in" variant="light">
          {t('signIn.back')}
        </LinkButton>
        <Button variant="subtle" px={0} onClick={() => asked.reset()}>
          {t('forgot.again')}
        </Button>
      </div>
    )
  }
  return (
    <Form error={asked.error} refusal={refusal} onSubmit={submit}>
      <DoorHead title={t('forgot.title')}>{t('forgot.lead')}</DoorHead>
      <TextInput
        size="lg"
        type="email"
        label={t('register.email')}
        name="email"
        autoComplete="email"
        spellCheck={false}
        value={email}
        onChange={(event) => setEmail(event.currentTarget.value)}
        error={(tried && !looksLikeEmail(email) && t('register.needEmail')) || refusal.at.email}
      />
      <Button type="submit" size="lg" loading={asked.isPending} fullWidth>
        {t('forgot.submit')}
      </Button>
      <LinkButton to="/app/sign-in" variant="subtle">
        {t('signIn.back')}
      </LinkButton>
    </Form>
  )
}
