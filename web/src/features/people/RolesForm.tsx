import { Button } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Person, School } from '@/api/types'
import type { Somebody } from '@/shared/access'
import { Form } from '@/shared/form/Form'
import { refusalOf } from '@/shared/form/refusal'
import { changePerson } from './api'
import { draftOf, grantOf, sameGrants } from './grants'
import { RolesEditor } from './RolesEditor'
import classes from './People.module.css'

interface Props {
  user: Somebody
  person: Person
  schools: readonly School[]
  onSaved: (person: Person) => void
}

/** The roles of somebody else. They hold from that person's next step on. */
export function RolesForm({ user, person, schools, onSaved }: Props) {
  const { t } = useTranslation()
  const [grants, setGrants] = useState(() => person.roles.map(draftOf))
  const save = useMutation({
    mutationFn: () => changePerson(person.id, { roles: grants.map(grantOf) }),
    onSuccess: (saved) => {
      setGrants(saved.roles.map(draftOf))
      onSaved(saved)
    },
  })
  const refusal = refusalOf(save.error, ['roles'])
  return (
    <Form error={save.error} refusal={refusal} onSubmit={() => save.mutate()}>
      <RolesEditor
        user={user}
        schools={schools}
        value={grants}
        error={refusal.at.roles}
        onChange={(changed) => {
          save.reset()
          setGrants(changed)
        }}
      />
      <div className={classes.actions}>
        <Button
          type="submit"
          loading={save.isPending}
          disabled={sameGrants(person.roles, grants.map(grantOf))}
        >
          {t('admin.person.saveRoles')}
        </Button>
        <span role="status" className={classes.saved}>
          {save.isSuccess && t('common.saved')}
        </span>
      </div>
    </Form>
  )
}
