import { Button } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Dialog } from '@/shared/Dialog'
import { CodeField } from '@/shared/form/CodeField'
import { Form } from '@/shared/form/Form'
import { refusalOf } from '@/shared/form/refusal'
import { renewRecoveryCodes, switchSecondFactorOff } from '../api'
import { useOwnPassword } from '../useOwnPassword'
import { RecoveryCodes } from './RecoveryCodes'
import account from '../Account.module.css'

interface Props {
  hasPassword: boolean
  opened: boolean
  onClose: () => void
}

export function RenewDialog({ hasPassword, opened, onClose }: Props) {
  const { t } = useTranslation()
  const [codes, setCodes] = useState<string[] | null>(null)

  function close() {
    setCodes(null)
    onClose()
  }

  return (
    <Dialog
      title={t(codes ? 'factor.codesTitle' : 'factor.renew')}
      opened={opened}
      onClose={close}
      firm={codes !== null}
    >
      {codes ? (
        <RecoveryCodes codes={codes} onDone={close} />
      ) : (
        <Proof
          hasPassword={hasPassword}
          text={t('factor.renewText')}
          action={t('factor.renew')}
          send={renewRecoveryCodes}
          onDone={setCodes}
        />
      )}
    </Dialog>
  )
}

export function SwitchOffDialog({ hasPassword, opened, onClose }: Props) {
  const { t } = useTranslation()
  return (
    <Dialog title={t('factor.offTitle')} opened={opened} onClose={onClose}>
      <Proof
        hasPassword={hasPassword}
        text={t('factor.offText')}
        action={t('factor.switchOff')}
        send={switchSecondFactorOff}
        onDone={onClose}
      />
    </Dialog>
  )
}

interface ProofProps<Answer> {
  hasPassword: boolean
  text: string
  action: string
  send: (password: string | null, code: string) => Promise<Answer>
  onDone: (answer: Answer) => void
}

/** Password and code once more, before the second factor is changed. */
function Proof<Answer>({ hasPassword, text, action, send, onDone }: ProofProps<Answer>) {
  const { t } = useTranslation()
  const own = useOwnPassword(hasPassword)
  const [code, setCode] = useState('')
  const [tried, setTried] = useState(false)
  const change = useMutation({ mutationFn: () => send(own.password, code.trim()), onSuccess: onDone })
  const refusal = refusalOf(change.error, ['password', 'code'], {
    'identity.wrong_password': 'password',
    'identity.code_refused': 'code',
  })
  const isShort = code.trim().length < 6

  function submit() {
    setTried(true)
    if (!own.isMissing && !isShort) change.mutate()
  }

  return (
    <Form error={change.error} refusal={refusal} onSubmit={submit}>
      <p className={account.soft}>{text}</p>
      {own.field({ tried, refused: refusal.at.password, focused: true })}
      <CodeField
        recovery
        value={code}
        onChange={setCode}
        error={(tried && isShort && t('code.need')) || refusal.at.code}
      />
      <Button type="submit" loading={change.isPending}>
        {action}
      </Button>
    </Form>
  )
}
