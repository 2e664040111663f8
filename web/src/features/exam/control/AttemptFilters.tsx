import { Checkbox, NativeSelect, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { examFormats } from '../api'
import { Filters } from '@/shared/list/Filters'
import { asDay, asOneOf, type Changes } from '@/shared/list/page'
import { SearchField } from '@/shared/list/SearchField'
import { titleOf } from '@/shared/titles'
import { STATUSES, type AttemptsSearch, type MonitorSearch } from './search'

/** The formats to choose among; an empty value for all of them. */
export function FormatFilter({
  value,
  onChange,
}: {
  value: string | undefined
  onChange: (code?: string) => void
}) {
  const { t } = useTranslation()
  const formats = useQuery(examFormats).data ?? []
  return (
    <NativeSelect
      label={t('control.attempts.format')}
      value={value ?? ''}
      onChange={(event) => onChange(event.currentTarget.value || undefined)}
      data={[
        { value: '', label: t('admin.list.any') },
        ...formats.map((format) => ({ value: format.code, label: titleOf(format) })),
      ]}
    />
  )
}

export function MonitorFilters({
  search,
  onChange,
}: {
  search: MonitorSearch
  onChange: (changes: Changes<MonitorSearch>) => void
}) {
  const { t } = useTranslation()
  return (
    <Filters>
      <SearchField
        label={t('admin.people.search')}
        placeholder={t('admin.people.searchHint')}
        value={search.q ?? ''}
        onSearch={(q) => onChange({ q: q || undefined })}
      />
      <FormatFilter value={search.format} onChange={(format) => onChange({ format })} />
      <Checkbox
        label={t('control.monitor.onlySuspicious')}
        checked={search.suspicious === 'yes'}
        onChange={(event) => onChange({ suspicious: event.currentTarget.checked ? 'yes' : undefined })}
      />
    </Filters>
  )
}

export function AttemptFilters({
  search,
  onChange,
}: {
  search: AttemptsSearch
  onChange: (changes: Changes<AttemptsSearch>) => void
}) {
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
        label={t('control.attempts.status')}
        value={search.status ?? ''}
        onChange={(event) => onChange({ status: asOneOf(event.currentTarget.value, STATUSES) })}
        data={[
          { value: '', label: t('admin.list.any') },
          ...STATUSES.map((status) => ({ value: status, label: t(`status.${status}`) })),
        ]}
      />
      <FormatFilter value={search.format} onChange={(format) => onChange({ format })} />
      <TextInput
        type="date"
        label={t('control.attempts.from')}
        value={search.from ?? ''}
        onChange={(event) => onChange({ from: asDay(event.currentTarget.value) })}
      />
      <TextInput
        type="date"
        label={t('control.attempts.to')}
        value={search.to ?? ''}
        onChange={(event) => onChange({ to: asDay(event.currentTarget.value) })}
      />
      <Checkbox
        label={t('control.monitor.onlySuspicious')}
        checked={search.suspicious === 'yes'}
        onChange={(event) => onChange({ suspicious: event.currentTarget.checked ? 'yes' : undefined })}
      />
      <Checkbox
        label={t('control.attempts.archived')}
        checked={search.archived === 'yes'}
        onChange={(event) => onChange({ archived: event.currentTarget.checked ? 'yes' : undefined })}
      />
    </Filters>
  )
}
