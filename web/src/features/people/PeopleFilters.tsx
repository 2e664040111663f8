import { NativeSelect } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { School } from '@/api/types'
import { ROLES } from '@/shared/access'
import { Filters } from '@/shared/list/Filters'
import { asId, asOneOf, type Changes } from '@/shared/list/page'
import { SearchField } from '@/shared/list/SearchField'
import { SORTS, STATES, type PeopleSearch } from './search'

interface Props {
  search: PeopleSearch
  /** Those among which one may choose; with a single one there is nothing to choose. */
  schools: readonly School[]
  onChange: (changes: Changes<PeopleSearch>) => void
}

export function PeopleFilters({ search, schools, onChange }: Props) {
  const { t } = useTranslation()
  return (
    <Filters>
      <SearchField
        label={t('admin.people.search')}
        placeholder={t('admin.people.searchHint')}
        value={search.q ?? ''}
        onSearch={(q) => onChange({ q: q || undefined })}
      />
      <NativeSelect
        label={t('admin.people.role')}
        value={search.role ?? ''}
        onChange={(event) => onChange({ role: asOneOf(event.currentTarget.value, ROLES) })}
        data={[
          { value: '', label: t('admin.list.any') },
          ...ROLES.map((role) => ({ value: role, label: t(`role.${role}`) })),
        ]}
      />
      {schools.length > 1 && (
        <NativeSelect
          label={t('admin.people.school')}
          value={search.school ?? ''}
          onChange={(event) => onChange({ school: asId(event.currentTarget.value) })}
          data={[
            { value: '', label: t('admin.list.any') },
            ...schools.map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
      )}
      <NativeSelect
        label={t('admin.people.state')}
        value={search.state ?? ''}
        onChange={(event) => onChange({ state: asOneOf(event.currentTarget.value, STATES) })}
        data={[
          { value: '', label: t('admin.list.any') },
          ...STATES.map((state) => ({ value: state, label: t(`admin.people.state_${state}`) })),
        ]}
      />
      <NativeSelect
        label={t('admin.people.sort')}
        value={search.sort ?? 'full_name'}
        onChange={(event) => onChange({ sort: asOneOf(event.currentTarget.value, SORTS) })}
        data={SORTS.map((sort) => ({ value: sort, label: t(`admin.people.sort_${sort}`) }))}
      />
    </Filters>
  )
}
