import { Button, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Dialog } from '@/shared/Dialog'
import { Form } from '@/shared/form/Form'
import { PasswordField } from '@/shared/form/PasswordField'
import { refusalOf } from '@/shared/form/refusal'
import { eraseMe } from './api'
import classes from './Account.module.css'

interface Props {
  username: string
  opened: boolean
  onClose: () => void
  onErased: () => void
}

/** There is no way back, so it takes the password and one's own username in writing. */
export function EraseDialog({ username, opened, onClose, onErased }: Props) {
  const { t } = useTranslation()
  return (
    <Dialog title={t('data.eraseTitle')} opened={opened} onClose={onClose}>
      <EraseForm username={username} onClose={onClose} onErased={onErased} />
    </Dialog>
  )
}

function EraseForm({ username, onClose, onErased }: Omit<Props, 'opened'>) {
  const { t } = useTranslation()
  const [typed, setTyped] = useState('')
  const [password, setPassword] = useState('')
  const [tried, setTried] = useState(false)
  const erase = useMutation({ mutationFn: () => eraseMe(password), onSuccess: onErased })
  const refusal = refusalOf(erase.error, ['password'], { 'identity.wrong_password': 'password' })
  const isConfirmed = typed.trim().toLowerCase() === username

  function submit() {
    setTried(true)
    if (isConfirmed && password) erase.mutate()
  }

  return (
    <Form error={erase.error} refusal={refusal} onSubmit={submit}>
      <p className={classes.soft}>{t('data.eraseWarning')}</p>
      <TextInput
        data-autofocus
        label={t('data.typeName', { username })}
        name="confirmation"
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
        error={tried && !isConfirmed && t('data.otherName', { username })}
      />
      <PasswordField
        value={password}
        onChange={setPassword}
        error={(tried && !password && t('signIn.needPassword')) || refusal.at.password}
      />
      <div className={classes.actions}>
        <Button variant="default" onClick={onClose}>
          {t('common.cancel')}
        </Button>
        <Button type="submit" variant="bad" loading={erase.isPending}>
          {t('data.eraseNow')}
        </Button>
      </div>
    </Form>
  )
}
