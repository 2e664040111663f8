import { Button, NativeSelect, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Person } from '@/api/types'
import { LANGUAGE_NAMES, LANGUAGES } from '@/i18n'
import { today } from '@/shared/dates'
import { Form } from '@/shared/form/Form'
import { refusalOf } from '@/shared/form/refusal'
import { changePerson } from './api'
import classes from './People.module.css'

const FIELDS = ['full_name', 'username', 'email', 'date_of_birth'] as const
type Field = (typeof FIELDS)[number]
const REMOVABLE: readonly Field[] = ['email', 'date_of_birth']
type Changes = Partial<Record<Field, string>> & { locale?: Person['locale'] }

/** What is emptied and may be empty is removed. */
const sent = (changes: Changes) =>
  Object.fromEntries(
    Object.entries(changes).map(([field, value]) => [
      field,
      REMOVABLE.includes(field as Field) && !value.trim() ? null : value,
    ]),
  )

/** Who somebody else is. What is not touched here stays as it is. */
export function PersonForm({ person, onSaved }: { person: Person; onSaved: (person: Person) => void }) {
  const { t } = useTranslation()
  const [changes, setChanges] = useState<Changes>({})
  const [tried, setTried] = useState(false)
  const save = useMutation({
    mutationFn: () => changePerson(person.id, sent(changes)),
    onSuccess: (saved) => {
      setChanges({})
      setTried(false)
      onSaved(saved)
    },
  })
  const refusal = refusalOf(save.error, [...FIELDS, 'locale'])
  const shown = { ...person, ...changes }
  const isMissing = (field: Field) =>
    !REMOVABLE.includes(field) && changes[field] !== undefined && !changes[field]?.trim()
  const bind = (field: Field) => ({
    value: shown[field] ?? '',
    onChange: (event: { currentTarget: { value: string } }) => change({ [field]: event.currentTarget.value }),
    error: (tried && isMissing(field) && t('admin.person.notEmpty')) || refusal.at[field],
  })

  function change(part: Changes) {
    save.reset()
    setChanges({ ...changes, ...part })
  }

  function submit() {
    setTried(true)
    if (!FIELDS.some(isMissing)) save.mutate()
  }

  return (
    <Form error={save.error} refusal={refusal} onSubmit={submit}>
      <TextInput {...bind('full_name')} label={t('register.name')} maxLength={200} autoComplete="off" />
      <div className={classes.pair}>
        <TextInput
          {...bind('username')}
          label={t('admin.person.username')}
          maxLength={50}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
        />
        <TextInput
          {...bind('email')}
          type="email"
          label={t('register.email')}
          autoComplete="off"
          spellCheck={false}
        />
        <TextInput
          {...bind('date_of_birth')}
          type="date"
          label={t('profile.birthday')}
          min="1900-01-01"
          max={today()}
        />
        <NativeSelect
          label={t('header.language')}
          data={LANGUAGES.map((language) => ({ value: language, label: LANGUAGE_NAMES[language] }))}
          value={shown.locale}
          onChange={(event) => change({ locale: event.currentTarget.value as Person['locale'] })}
          error={refusal.at.locale}
        />
      </div>
      <div className={classes.actions}>
        <Button type="submit" loading={save.isPending} disabled={Object.keys(changes).length === 0}>
          {t('common.save')}
        </Button>
        <span role="status" className={classes.saved}>
          {save.isSuccess && t('common.saved')}
        </span>
      </div>
    </Form>
  )
}
