import { Button } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Person } from '@/api/types'
import { Form } from '@/shared/form/Form'
import { NewPasswordField } from '@/shared/form/NewPasswordField'
import { lengthOf } from '@/shared/form/passwordLength'
import { refusalOf } from '@/shared/form/refusal'
import { Notice } from '@/shared/Notice'
import { useErrorText } from '@/shared/StateView'
import { changePerson, sendPasswordLink, switchFactorOff } from './api'
import classes from './People.module.css'

/** For somebody who cannot get in: a link by mail, a new password, the second factor off. */
export function SignInHelp({ person, minLength }: { person: Person; minLength: number }) {
  return (
    <>
      {person.email && <PasswordLink userId={person.id} email={person.email} />}
      <NewPassword person={person} minLength={minLength} />
      <FactorOff person={person} />
    </>
  )
}

function PasswordLink({ userId, email }: { userId: string; email: string }) {
  const { t } = useTranslation()
  const errorText = useErrorText()
  const send = useMutation({ mutationFn: () => sendPasswordLink(userId) })
  return (
    <div className={classes.part}>
      <h3>{t('admin.help.link')}</h3>
      {send.isError && <Notice tone="bad">{errorText(send.error)}</Notice>}
      {send.isSuccess && <Notice tone="good">{t('admin.help.linkSent', { email })}</Notice>}
      <p className={classes.soft}>{t('admin.help.linkText')}</p>
      <Button variant="light" loading={send.isPending} onClick={() => send.mutate()}>
        {t('forgot.submit')}
      </Button>
    </div>
  )
}

function NewPassword({ person, minLength }: { person: Person; minLength: number }) {
  const { t } = useTranslation()
  const [password, setPassword] = useState('')
  const [tried, setTried] = useState(false)
  const save = useMutation({
    mutationFn: () => changePerson(person.id, { password }),
    onSuccess: () => {
      setPassword('')
      setTried(false)
    },
  })
  const refusal = refusalOf(save.error, ['password'])
  const isShort = lengthOf(password) < minLength

  function submit() {
    setTried(true)
    if (!isShort) save.mutate()
  }

  return (
    <div className={classes.part}>
      <h3>{t('admin.help.password')}</h3>
      <Form error={save.error} refusal={refusal} onSubmit={submit}>
        {save.isSuccess && <Notice tone="good">{t('admin.help.passwordSet')}</Notice>}
        <p className={classes.soft}>{t('admin.help.passwordText')}</p>
        <NewPasswordField
          name="new_password"
          minLength={minLength}
          value={password}
          onChange={setPassword}
          error={(tried && isShort && t('password.short', { count: minLength })) || refusal.at.password}
        />
        <div className={classes.actions}>
          <Button type="submit" variant="light" loading={save.isPending}>
            {t('admin.help.setPassword')}
          </Button>
        </div>
      </Form>
    </div>
  )
}

function FactorOff({ person }: { person: Person }) {
  const { t } = useTranslation()
  const errorText = useErrorText()
  const off = useMutation({ mutationFn: () => switchFactorOff(person.id) })
  return (
    <div className={classes.part}>
      <h3>{t('account.factor')}</h3>
      {off.isError && <Notice tone="bad">{errorText(off.error)}</Notice>}
      {off.isSuccess && <Notice tone="good">{t('factor.off')}</Notice>}
      <p className={classes.soft}>{t('admin.help.factorText')}</p>
      <Button variant="default" loading={off.isPending} onClick={() => off.mutate()}>
        {t('admin.help.factorOff')}
      </Button>
    </div>
  )
}
