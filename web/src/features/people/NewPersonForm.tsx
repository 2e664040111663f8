import { Button, NativeSelect, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState, type ChangeEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { Person, School } from '@/api/types'
import { currentLanguage, LANGUAGE_NAMES, LANGUAGES, type Language } from '@/i18n'
import type { Somebody } from '@/shared/access'
import { today } from '@/shared/dates'
import { Form } from '@/shared/form/Form'
import { NewPasswordField } from '@/shared/form/NewPasswordField'
import { lengthOf } from '@/shared/form/passwordLength'
import { refusalOf } from '@/shared/form/refusal'
import { createPerson } from './api'
import { firstGrant, grantOf } from './grants'
import { RolesEditor } from './RolesEditor'
import classes from './People.module.css'

const FIELDS = ['full_name', 'email', 'username', 'password', 'date_of_birth', 'roles'] as const
type Field = Exclude<(typeof FIELDS)[number], 'roles'>

interface Props {
  user: Somebody
  schools: readonly School[]
  minLength: number
  onCreated: (person: Person) => void
}

export function NewPersonForm({ user, schools, minLength, onCreated }: Props) {
  const { t } = useTranslation()
  const [values, setValues] = useState<Record<Field, string>>({
    full_name: '',
    email: '',
    username: '',
    password: '',
    date_of_birth: '',
  })
  const [locale, setLocale] = useState<Language>(currentLanguage())
  const [grants, setGrants] = useState(() => [
    firstGrant(
      user,
      schools.map(({ id }) => id),
    ),
  ])
  const [tried, setTried] = useState(false)
  const create = useMutation({
    mutationFn: () =>
      createPerson({
        full_name: values.full_name.trim(),
        email: values.email.trim() || null,
        username: values.username.trim() || null,
        password: values.password || null,
        date_of_birth: values.date_of_birth || null,
        roles: grants.map(grantOf),
        locale,
        timezone: Intl.DateTimeFormat().resolvedOptions().timeZone || 'Asia/Almaty',
      }),
    onSuccess: onCreated,
  })
  const refusal = refusalOf(create.error, FIELDS)
  const missing: Partial<Record<Field, string | false>> = {
    full_name: !values.full_name.trim() && t('register.needName'),
    email: !values.email.trim() && !values.username.trim() && t('admin.newPerson.needOne'),
    password:
      values.password !== '' &&
      lengthOf(values.password) < minLength &&
      t('password.short', { count: minLength }),
  }

  function submit() {
    setTried(true)
    if (!Object.values(missing).some(Boolean)) create.mutate()
  }

  const set = (field: Field) => (value: string) => setValues({ ...values, [field]: value })
  const bind = (field: Field) => ({
    value: values[field],
    onChange: (event: ChangeEvent<HTMLInputElement>) => set(field)(event.currentTarget.value),
    error: (tried && missing[field]) || refusal.at[field],
  })

  return (
    <Form error={create.error} refusal={refusal} onSubmit={submit}>
      <TextInput {...bind('full_name')} label={t('register.name')} name="full_name" autoComplete="off" />
      <div className={classes.pair}>
        <TextInput
          {...bind('email')}
          type="email"
          label={t('register.email')}
          name="email"
          autoComplete="off"
          spellCheck={false}
        />
        <TextInput
          {...bind('username')}
          label={t('admin.person.username')}
          name="username"
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          maxLength={50}
        />
      </div>
      <RolesEditor
        user={user}
        schools={schools}
        value={grants}
        onChange={setGrants}
        error={refusal.at.roles}
      />
      <NewPasswordField
        label={t('admin.newPerson.password')}
        name="new_password"
        minLength={minLength}
        value={values.password}
        onChange={set('password')}
        error={(tried && missing.password) || refusal.at.password}
      />
      <p className={classes.soft}>
        {t(values.email.trim() ? 'admin.newPerson.mail' : 'admin.newPerson.noMail')}
      </p>
      <div className={classes.pair}>
        <TextInput
          {...bind('date_of_birth')}
          type="date"
          label={t('admin.newPerson.birthday')}
          min="1900-01-01"
          max={today()}
        />
        <NativeSelect
          label={t('header.language')}
          data={LANGUAGES.map((language) => ({ value: language, label: LANGUAGE_NAMES[language] }))}
          value={locale}
          onChange={(event) => setLocale(event.currentTarget.value as Language)}
        />
      </div>
      <div className={classes.actions}>
        <Button type="submit" loading={create.isPending}>
          {t('admin.newPerson.submit')}
        </Button>
      </div>
    </Form>
  )
}
