import { Select } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Somebody } from '@/shared/access'
import { foundPeople, person } from './api'

interface Props {
  user: Somebody
  label: string
  value: string | undefined
  onChange: (userId: string | undefined) => void
}

/** One person, found by typing. */
export function PersonSelect({ user, label, value, onChange }: Props) {
  const { t } = useTranslation()
  const [typed, setTyped] = useState('')
  const [q] = useDebouncedValue(typed, 300)
  const chosen = useQuery({ ...person(value ?? ''), enabled: value !== undefined }).data
  const found = useQuery(foundPeople(user, q)).data?.items ?? []
  const known = chosen && !found.some(({ id }) => id === chosen.id) ? [chosen, ...found] : found
  // Somebody who was erased is known by the id alone.
  const isUnknown = value !== undefined && !known.some(({ id }) => id === value)
  return (
    <Select
      label={label}
      placeholder={t('admin.list.any')}
      searchable
      clearable
      clearButtonProps={{ 'aria-label': t('admin.list.clear') }}
      nothingFoundMessage={t('admin.people.nobody')}
      filter={({ options }) => options}
      data={[
        ...known.map(({ id, full_name, username }) => ({ value: id, label: full_name || username })),
        ...(isUnknown ? [{ value, label: value }] : []),
      ]}
      value={value ?? null}
      onSearchChange={(text) =>
        setTyped(known.some((each) => (each.full_name || each.username) === text) ? '' : text.trim())
      }
      onChange={(userId) => onChange(userId ?? undefined)}
    />
  )
}
