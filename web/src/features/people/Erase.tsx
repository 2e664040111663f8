import { Button, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Person } from '@/api/types'
import { Dialog } from '@/shared/Dialog'
import { Form } from '@/shared/form/Form'
import { erasePerson } from './api'
import classes from './People.module.css'

interface Props {
  person: Person
  onErased: () => void
}

/** There is no way back, so it takes the username in writing. */
export function Erase({ person, onErased }: Props) {
  const { t } = useTranslation()
  const [asking, setAsking] = useState(false)
  return (
    <div className={classes.part}>
      <p className={classes.soft}>{t('admin.erase.text')}</p>
      <Button variant="bad" onClick={() => setAsking(true)}>
        {t('admin.erase.title')}
      </Button>
      <Dialog title={t('admin.erase.ask')} opened={asking} onClose={() => setAsking(false)}>
        <EraseForm person={person} onErased={onErased} onClose={() => setAsking(false)} />
      </Dialog>
    </div>
  )
}

function EraseForm({ person, onErased, onClose }: Props & { onClose: () => void }) {
  const { t } = useTranslation()
  const { username } = person
  const [typed, setTyped] = useState('')
  const [tried, setTried] = useState(false)
  const erase = useMutation({ mutationFn: () => erasePerson(person.id), onSuccess: onErased })
  const isConfirmed = typed.trim().toLowerCase() === username

  function submit() {
    setTried(true)
    if (isConfirmed) erase.mutate()
  }

  return (
    <Form error={erase.error} onSubmit={submit}>
      <p className={classes.soft}>{t('admin.erase.warning', { name: person.full_name || username })}</p>
      <TextInput
        data-autofocus
        label={t('admin.erase.typeName', { username })}
        name="confirmation"
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
        error={tried && !isConfirmed && t('data.otherName', { username })}
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
