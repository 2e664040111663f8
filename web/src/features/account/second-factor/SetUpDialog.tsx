import { Button } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Dialog } from '@/shared/Dialog'
import { CodeField } from '@/shared/form/CodeField'
import { Form } from '@/shared/form/Form'
import { refusalOf } from '@/shared/form/refusal'
import { QrCode } from '@/shared/QrCode'
import { useFocusOnMount } from '@/shared/useFocusOnMount'
import { beginSecondFactor, confirmSecondFactor } from '../api'
import { useOwnPassword } from '../useOwnPassword'
import { RecoveryCodes } from './RecoveryCodes'
import account from '../Account.module.css'
import classes from './SecondFactor.module.css'

interface Props {
  hasPassword: boolean
  opened: boolean
  onClose: () => void
}

/** Password, then the secret for the authenticator and a first code of it, then the recovery codes. */
export function SetUpDialog({ hasPassword, opened, onClose }: Props) {
  const { t } = useTranslation()
  const [codes, setCodes] = useState<string[] | null>(null)

  function close() {
    setCodes(null)
    onClose()
  }

  return (
    <Dialog
      title={t(codes ? 'factor.codesTitle' : 'factor.setUp')}
      opened={opened}
      onClose={close}
      firm={codes !== null}
    >
      {codes ? (
        <RecoveryCodes codes={codes} onDone={close} />
      ) : (
        <Steps hasPassword={hasPassword} onDone={setCodes} />
      )}
    </Dialog>
  )
}

function Steps({ hasPassword, onDone }: { hasPassword: boolean; onDone: (codes: string[]) => void }) {
  const { t } = useTranslation()
  const own = useOwnPassword(hasPassword)
  const [tried, setTried] = useState(false)
  const begin = useMutation({ mutationFn: () => beginSecondFactor(own.password) })
  const refusal = refusalOf(begin.error, ['password'], { 'identity.wrong_password': 'password' })

  function submit() {
    setTried(true)
    if (!own.isMissing) begin.mutate()
  }

  if (begin.data) return <FirstCode {...begin.data} onDone={onDone} />
  return (
    <Form error={begin.error} refusal={refusal} onSubmit={submit}>
      <p className={account.soft}>{t('factor.setUpText')}</p>
      {own.field({ tried, refused: refusal.at.password, focused: true })}
      <Button type="submit" loading={begin.isPending}>
        {t('code.submit')}
      </Button>
    </Form>
  )
}

interface FirstCodeProps {
  secret: string
  otpauth_url: string
  onDone: (codes: string[]) => void
}

function FirstCode({ secret, otpauth_url, onDone }: FirstCodeProps) {
  const { t } = useTranslation()
  const start = useFocusOnMount<HTMLParagraphElement>()
  const [code, setCode] = useState('')
  const [tried, setTried] = useState(false)
  const confirm = useMutation({
    mutationFn: () => confirmSecondFactor(code.replace(/\s/g, '')),
    onSuccess: onDone,
  })
  const refusal = refusalOf(confirm.error, ['code'], { 'identity.code_refused': 'code' })
  const isShort = code.trim().length < 6

  function submit() {
    setTried(true)
    if (!isShort) confirm.mutate()
  }

  return (
    <Form error={confirm.error} refusal={refusal} onSubmit={submit}>
      <p ref={start} tabIndex={-1} className={account.soft}>
        {t('factor.scan')}
      </p>
      <div className={classes.enrolment}>
        <QrCode text={otpauth_url} label={t('factor.qr')} />
        <p className={classes.byHand}>
          {t('factor.byHand')}
          <code>{secret.match(/.{1,4}/g)?.join(' ')}</code>
        </p>
      </div>
      <CodeField
        value={code}
        onChange={setCode}
        error={(tried && isShort && t('code.need')) || refusal.at.code}
      />
      <Button type="submit" loading={confirm.isPending}>
        {t('factor.confirm')}
      </Button>
    </Form>
  )
}
