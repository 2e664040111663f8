import { NativeSelect } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Filters } from '@/shared/list/Filters'
import { asOneOf, type Changes } from '@/shared/list/page'
import { SearchField } from '@/shared/list/SearchField'
import { STATUSES, type OutboxSearch } from './search'

interface Props {
  search: OutboxSearch
  onChange: (changes: Changes<OutboxSearch>) => void
}

export function OutboxFilters({ search, onChange }: Props) {
  const { t } = useTranslation()
  return (
    <Filters>
      <SearchField
        label={t('admin.outbox.recipient')}
        value={search.q ?? ''}
        onSearch={(q) => onChange({ q: q || undefined })}
      />
      <NativeSelect
        label={t('admin.outbox.status')}
        value={search.status ?? ''}
        onChange={(event) => onChange({ status: asOneOf(event.currentTarget.value, STATUSES) })}
        data={[
          { value: '', label: t('admin.list.any') },
          ...STATUSES.map((status) => ({ value: status, label: t(`admin.outbox.status_${status}`) })),
        ]}
      />
    </Filters>
  )
}
