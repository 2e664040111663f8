import { Button, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Dialog } from '@/shared/Dialog'
import { Form } from '@/shared/form/Form'
import { refusalOf } from '@/shared/form/refusal'
import { eraseMe } from './api'
import { useOwnPassword } from './useOwnPassword'
import classes from './Account.module.css'

interface Props {
  username: string
  hasPassword: boolean
  opened: boolean
  onClose: () => void
  onErased: () => void
}

/** There is no way back, so it takes the password and one's own username in writing. */
export function EraseDialog({ opened, onClose, ...rest }: Props) {
  const { t } = useTranslation()
  return (
    <Dialog title={t('data.eraseTitle')} opened={opened} onClose={onClose}>
      <EraseForm onClose={onClose} {...rest} />
    </Dialog>
  )
}

function EraseForm({ username, hasPassword, onClose, onErased }: Omit<Props, 'opened'>) {
  const { t } = useTranslation()
  const [typed, setTyped] = useState('')
  const own = useOwnPassword(hasPassword)
  const [tried, setTried] = useState(false)
  const erase = useMutation({ mutationFn: () => eraseMe(own.password), onSuccess: onErased })
  const refusal = refusalOf(erase.error, ['password'], { 'identity.wrong_password': 'password' })
  const isConfirmed = typed.trim().toLowerCase() === username

  function submit() {
    setTried(true)
    if (isConfirmed && !own.isMissing) erase.mutate()
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
      {own.field({ tried, refused: refusal.at.password })}
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
