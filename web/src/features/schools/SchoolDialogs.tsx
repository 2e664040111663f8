import { Button, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { School } from '@/api/types'
import { Dialog } from '@/shared/Dialog'
import { Form } from '@/shared/form/Form'
import { refusalOf } from '@/shared/form/refusal'
import { addSchool, deleteSchool, renameSchool } from './api'
import classes from './Schools.module.css'

interface Props {
  opened: boolean
  school: School | null
  onClose: () => void
  onDone: () => void
}

/** The name of a new school, or another one for a school that is there. */
export function NameSchool({ opened, school, onClose, onDone }: Props) {
  const { t } = useTranslation()
  return (
    <Dialog
      title={t(school ? 'admin.schools.renameTitle' : 'admin.schools.add')}
      opened={opened}
      onClose={onClose}
    >
      <NameForm school={school} onClose={onClose} onDone={onDone} />
    </Dialog>
  )
}

function NameForm({ school, onClose, onDone }: Omit<Props, 'opened'>) {
  const { t } = useTranslation()
  const [name, setName] = useState(school?.name ?? '')
  const [tried, setTried] = useState(false)
  const save = useMutation({
    mutationFn: () => (school ? renameSchool(school.id, name.trim()) : addSchool(name.trim())),
    onSuccess: onDone,
  })
  const refusal = refusalOf(save.error, ['name'], { 'school.school_exists': 'name' })

  function submit() {
    setTried(true)
    if (name.trim()) save.mutate()
  }

  return (
    <Form error={save.error} refusal={refusal} onSubmit={submit}>
      <TextInput
        data-autofocus
        label={t('admin.schools.name')}
        name="school"
        autoComplete="off"
        maxLength={300}
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        error={(tried && !name.trim() && t('admin.schools.needName')) || refusal.at.name}
      />
      <div className={classes.actions}>
        <Button variant="default" onClick={onClose}>
          {t('common.cancel')}
        </Button>
        <Button type="submit" loading={save.isPending}>
          {t('common.save')}
        </Button>
      </div>
    </Form>
  )
}

export function DeleteSchool({ opened, school, onClose, onDone }: Props) {
  const { t } = useTranslation()
  return (
    <Dialog title={t('admin.schools.deleteTitle')} opened={opened} onClose={onClose}>
      {school && <DeleteForm school={school} onClose={onClose} onDone={onDone} />}
    </Dialog>
  )
}

function DeleteForm({ school, onClose, onDone }: Omit<Props, 'opened' | 'school'> & { school: School }) {
  const { t } = useTranslation()
  const remove = useMutation({ mutationFn: () => deleteSchool(school.id), onSuccess: onDone })
  return (
    <Form error={remove.error} onSubmit={() => remove.mutate()}>
      <p className={classes.soft}>{t('admin.schools.deleteText', { name: school.name })}</p>
      <div className={classes.actions}>
        <Button variant="default" onClick={onClose}>
          {t('common.cancel')}
        </Button>
        <Button type="submit" variant="bad" loading={remove.isPending}>
          {t('admin.schools.delete')}
        </Button>
      </div>
    </Form>
  )
}
