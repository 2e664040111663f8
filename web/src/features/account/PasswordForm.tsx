import { Button } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Form } from '@/shared/form/Form'
import { NewPasswordField } from '@/shared/form/NewPasswordField'
import { PasswordField } from '@/shared/form/PasswordField'
import { lengthOf } from '@/shared/form/passwordLength'
import { refusalOf } from '@/shared/form/refusal'
import { Notice } from '@/shared/Notice'
import { changePassword } from './api'
import classes from './Account.module.css'

export function PasswordForm({ minLength, onChanged }: { minLength: number; onChanged: () => void }) {
  const { t } = useTranslation()
  const [current, setCurrent] = useState('')
  const [chosen, setChosen] = useState('')
  const [tried, setTried] = useState(false)
  const change = useMutation({
    mutationFn: () => changePassword(current, chosen),
    onSuccess: () => {
      setCurrent('')
      setChosen('')
      setTried(false)
      onChanged()
    },
  })
  const refusal = refusalOf(change.error, ['current_password', 'new_password'], {
    'identity.wrong_password': 'current_password',
  })
  const isShort = lengthOf(chosen) < minLength

  function submit() {
    setTried(true)
    if (current && !isShort) change.mutate()
  }

  return (
    <Form error={change.error} refusal={refusal} onSubmit={submit}>
      {change.isSuccess && <Notice tone="good">{t('password.changed')}</Notice>}
      <PasswordField
        label={t('password.current')}
        name="current_password"
        value={current}
        onChange={setCurrent}
        error={(tried && !current && t('signIn.needPassword')) || refusal.at.current_password}
      />
      <NewPasswordField
        name="new_password"
        minLength={minLength}
        value={chosen}
        onChange={setChosen}
        error={(tried && isShort && t('password.short', { count: minLength })) || refusal.at.new_password}
      />
      <div className={classes.actions}>
        <Button type="submit" loading={change.isPending}>
          {t('password.change')}
        </Button>
        <Link to="/app/forgot-password">{t('signIn.forgot')}</Link>
      </div>
    </Form>
  )
}
