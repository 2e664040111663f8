import { Button } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ApiError } from '@/api/problem'
import { CodeField } from '@/shared/form/CodeField'
import { Form } from '@/shared/form/Form'
import { refusalOf } from '@/shared/form/refusal'
import { signInWithCode } from '../api'
import { NextHead } from './DoorHead'

interface Props {
  challenge: string
  onSignedIn: () => void
  /** With the refusal where the time for the code is over. */
  onBack: (error: Error | null) => void
}

export function SecondStep({ challenge, onSignedIn, onBack }: Props) {
  const { t } = useTranslation()
  const [code, setCode] = useState('')
  const [tried, setTried] = useState(false)
  const entry = useMutation({
    mutationFn: () => signInWithCode(challenge, code.trim()),
    onSuccess: onSignedIn,
    onError: (error) => {
      if (error instanceof ApiError && error.code === 'identity.challenge_ended') onBack(error)
    },
  })
  const refusal = refusalOf(entry.error, ['code'], { 'identity.wrong_code': 'code' })
  const isShort = code.trim().length < 6

  function submit() {
    setTried(true)
    if (!isShort) entry.mutate()
  }

  return (
    <Form error={entry.error} refusal={refusal} onSubmit={submit}>
      <NextHead title={t('code.title')}>{t('code.lead')}</NextHead>
      <CodeField
        size="lg"
        recovery
        value={code}
        onChange={setCode}
        error={(tried && isShort && t('code.need')) || refusal.at.code}
      />
      <Button type="submit" size="lg" loading={entry.isPending} fullWidth>
        {t('code.submit')}
      </Button>
      <Button variant="subtle" onClick={() => onBack(null)}>
        {t('signIn.back')}
      </Button>
    </Form>
  )
}
