import { Button, Checkbox, Skeleton } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Person, School } from '@/api/types'
import type { Somebody } from '@/shared/access'
import { SearchField } from '@/shared/list/SearchField'
import { schoolNames } from '@/shared/schoolNames'
import { ErrorView } from '@/shared/StateView'
import list from '@/shared/list/List.module.css'
import { foundPeople } from './api'
import classes from './Picker.module.css'

interface Props {
  user: Somebody
  schools: readonly School[]
  chosen: readonly Person[]
  onChange: (chosen: Person[]) => void
}

const nameOf = ({ full_name, username }: Person) => full_name || username

/** Students to be found by their names and ticked, over several searches. */
export function StudentPicker({ user, schools, chosen, onChange }: Props) {
  const { t } = useTranslation()
  const [q, setQ] = useState('')
  const { data, error, refetch } = useQuery(foundPeople(user, q, 'student'))
  const schoolOf = schoolNames(schools)
  const ids = new Set(chosen.map(({ id }) => id))
  const others = (data?.items ?? []).filter(({ id }) => !ids.has(id))
  const remove = (person: Person) => onChange(chosen.filter(({ id }) => id !== person.id))
  return (
    <div className={classes.picker}>
      {chosen.length > 0 && (
        <ul className={list.badges} aria-label={t('admin.invite.chosen')}>
          {chosen.map((person) => (
            <li key={person.id}>
              <button
                type="button"
                className={classes.chip}
                aria-label={`${t('admin.invite.remove')}: ${nameOf(person)}`}
                onClick={() => remove(person)}
              >
                {nameOf(person)}
                <IconX size={15} aria-hidden />
              </button>
            </li>
          ))}
        </ul>
      )}
      <SearchField
        label={t('admin.invite.search')}
        placeholder={t('admin.people.searchHint')}
        value={q}
        onSearch={setQ}
      />
      {error && <ErrorView error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton height={160} radius="lg" />}
      {data && (
        <>
          <ul className={classes.found} aria-label={t('admin.invite.found')}>
            {data.items.map((person) => (
              <li key={person.id}>
                <Checkbox
                  label={nameOf(person)}
                  description={person.roles
                    .map(({ school_id }) => schoolOf(school_id))
                    .filter(Boolean)
                    .join(' · ')}
                  checked={ids.has(person.id)}
                  onChange={(event) =>
                    event.currentTarget.checked ? onChange([...chosen, person]) : remove(person)
                  }
                />
              </li>
            ))}
          </ul>
          {data.items.length === 0 && <p className={classes.more}>{t('admin.people.nobody')}</p>}
          <div className={classes.more}>
            {others.length > 1 && (
              <Button variant="light" size="sm" onClick={() => onChange([...chosen, ...others])}>
                {t('admin.invite.all', { count: others.length })}
              </Button>
            )}
            {data.total > data.items.length && (
              <span>{t('admin.invite.more', { count: data.total - data.items.length })}</span>
            )}
          </div>
        </>
      )}
    </div>
  )
}
