import { Button, NativeSelect, TextInput } from '@mantine/core'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Badge } from '@/shared/Badge'
import { Filters } from '@/shared/list/Filters'
import { asDay, asOneOf, type Changes } from '@/shared/list/page'
import { SearchField } from '@/shared/list/SearchField'
import { ACTION_CODES, OBJECT_TYPES, type AuditSearch } from './search'
import { useAuditWords } from './useAuditWords'
import classes from './Audit.module.css'

interface Props {
  search: AuditSearch
  /** Where a person is chosen. */
  who: ReactNode
  onChange: (changes: Changes<AuditSearch>) => void
}

export function AuditFilters({ search, who, onChange }: Props) {
  const { t } = useTranslation()
  const words = useAuditWords([])
  const any = { value: '', label: t('admin.list.any') }
  return (
    <>
      <Filters>
        <SearchField
          label={t('admin.audit.search')}
          placeholder={t('admin.audit.searchHint')}
          value={search.q ?? ''}
          onSearch={(q) => onChange({ q: q || undefined })}
        />
        {who}
        <NativeSelect
          label={t('admin.audit.what')}
          value={search.action ?? ''}
          onChange={(event) => onChange({ action: asOneOf(event.currentTarget.value, ACTION_CODES) })}
          data={[any, ...ACTION_CODES.map((code) => ({ value: code, label: words.action(code) }))]}
        />
        <NativeSelect
          label={t('admin.audit.object')}
          value={search.type ?? ''}
          onChange={(event) =>
            onChange({ type: asOneOf(event.currentTarget.value, OBJECT_TYPES), object: undefined })
          }
          data={[any, ...OBJECT_TYPES.map((code) => ({ value: code, label: words.type(code) }))]}
        />
        <TextInput
          type="date"
          label={t('admin.audit.from')}
          value={search.from ?? ''}
          max={search.to}
          onChange={(event) => onChange({ from: asDay(event.currentTarget.value) })}
        />
        <TextInput
          type="date"
          label={t('admin.audit.to')}
          value={search.to ?? ''}
          min={search.from}
          onChange={(event) => onChange({ to: asDay(event.currentTarget.value) })}
        />
      </Filters>
      {search.object && (
        <p className={classes.one}>
          <Badge tone="sun">{t('admin.audit.chosenObject')}</Badge>
          <Button variant="subtle" size="compact-sm" onClick={() => onChange({ object: undefined })}>
            {t('admin.list.clear')}
          </Button>
        </p>
      )}
    </>
  )
}
