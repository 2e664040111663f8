import { Button } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Dialog } from '@/shared/Dialog'
import { Form } from '@/shared/form/Form'
import { refusalOf } from '@/shared/form/refusal'
import { beginLinking } from './api'
import { useOwnPassword } from './useOwnPassword'
import classes from './Account.module.css'

interface Props {
  provider: string
  hasPassword: boolean
}

/** An account that is linked opens this one from then on, so it takes the password, and then a visit at the provider. */
export function LinkDialog({ opened, onClose, ...rest }: Props & { opened: boolean; onClose: () => void }) {
  const { t } = useTranslation()
  return (
    <Dialog title={t('linked.link', { name: rest.provider })} opened={opened} onClose={onClose}>
      <LinkForm {...rest} />
    </Dialog>
  )
}

function LinkForm({ provider, hasPassword }: Props) {
  const { t } = useTranslation()
  const own = useOwnPassword(hasPassword)
  const [tried, setTried] = useState(false)
  const link = useMutation({
    mutationFn: () => beginLinking(own.password),
    onSuccess: (url) => window.location.assign(url),
  })
  const refusal = refusalOf(link.error, ['password'], { 'identity.wrong_password': 'password' })

  function submit() {
    setTried(true)
    if (!own.isMissing) link.mutate()
  }

  return (
    <Form error={link.error} refusal={refusal} onSubmit={submit}>
      <p className={classes.soft}>{t('linked.linkText', { name: provider })}</p>
      {own.field({ tried, refused: refusal.at.password, focused: true })}
      <Button type="submit" loading={link.isPending || link.isSuccess}>
        {t('linked.go', { name: provider })}
      </Button>
    </Form>
  )
}
