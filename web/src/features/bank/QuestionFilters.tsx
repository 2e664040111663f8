import { NativeSelect } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { LANGUAGE_NAMES, LANGUAGES } from '@/i18n'
import { Filters } from '@/shared/list/Filters'
import { asOneOf, asText, type Changes } from '@/shared/list/page'
import { SearchField } from '@/shared/list/SearchField'
import { subjects } from '@/shared/subjects'
import { titleOf } from '@/shared/titles'
import { labels } from './api'
import { DIFFICULTIES, QUEUES, SORTS, STATUSES, TYPES, type QuestionSearch } from './search'

interface Props {
  search: QuestionSearch
  userId: string
  moderates: boolean
  onChange: (changes: Changes<QuestionSearch>) => void
}

export function QuestionFilters({ search, userId, moderates, onChange }: Props) {
  const { t } = useTranslation()
  const known = useQuery(subjects).data ?? []
  const topics = useQuery(labels('topic', search.subject)).data ?? []
  const tags = useQuery(labels('tag', search.subject)).data ?? []
  const any = { value: '', label: t('admin.list.any') }
  const named = (values: readonly string[], chosen: string | undefined) => [
    any,
    ...[...new Set([...(chosen ? [chosen] : []), ...values])].map((value) => ({ value, label: value })),
  ]
  return (
    <Filters>
      <SearchField
        label={t('bank.search')}
        placeholder={t('bank.searchHint')}
        value={search.q ?? ''}
        onSearch={(q) => onChange({ q: q || undefined })}
      />
      <NativeSelect
        label={t('bank.subject')}
        value={search.subject ?? ''}
        onChange={(event) =>
          onChange({ subject: asText(event.currentTarget.value), topic: undefined, tag: undefined })
        }
        data={[any, ...known.map((subject) => ({ value: subject.code, label: titleOf(subject) }))]}
      />
      <NativeSelect
        label={t('bank.topic')}
        value={search.topic ?? ''}
        onChange={(event) => onChange({ topic: asText(event.currentTarget.value) })}
        data={named(topics, search.topic)}
      />
      <NativeSelect
        label={t('bank.tag')}
        value={search.tag ?? ''}
        onChange={(event) => onChange({ tag: asText(event.currentTarget.value) })}
        data={named(tags, search.tag)}
      />
      <NativeSelect
        label={t('bank.status')}
        value={search.status ?? ''}
        onChange={(event) => onChange({ status: asOneOf(event.currentTarget.value, STATUSES) })}
        data={[any, ...STATUSES.map((value) => ({ value, label: t(`bank.status_${value}`) }))]}
      />
      {moderates && (
        <NativeSelect
          label={t('bank.queue')}
          value={search.queue ?? ''}
          onChange={(event) => onChange({ queue: asOneOf(event.currentTarget.value, QUEUES) })}
          data={[any, ...QUEUES.map((value) => ({ value, label: t(`bank.queue_${value}`) }))]}
        />
      )}
      <NativeSelect
        label={t('bank.difficulty')}
        value={search.difficulty ?? ''}
        onChange={(event) => onChange({ difficulty: asOneOf(event.currentTarget.value, DIFFICULTIES) })}
        data={[any, ...DIFFICULTIES.map((value) => ({ value, label: t(`bank.difficulty_${value}`) }))]}
      />
      <NativeSelect
        label={t('bank.type')}
        value={search.type ?? ''}
        onChange={(event) => onChange({ type: asOneOf(event.currentTarget.value, TYPES) })}
        data={[any, ...TYPES.map((value) => ({ value, label: t(`bank.type_${value}`) }))]}
      />
      <NativeSelect
        label={t('bank.language')}
        value={search.language ?? ''}
        onChange={(event) => onChange({ language: asOneOf(event.currentTarget.value, LANGUAGES) })}
        data={[any, ...LANGUAGES.map((value) => ({ value, label: LANGUAGE_NAMES[value] }))]}
      />
      {moderates && (
        <NativeSelect
          label={t('bank.author')}
          value={search.mine ? 'mine' : ''}
          onChange={(event) => onChange({ mine: event.currentTarget.value ? userId : undefined })}
          data={[any, { value: 'mine', label: t('bank.mine') }]}
        />
      )}
      <NativeSelect
        label={t('bank.sort')}
        value={search.sort ?? '-updated_at'}
        onChange={(event) => onChange({ sort: asOneOf(event.currentTarget.value, SORTS) })}
        data={SORTS.map((value) => ({ value, label: t(`bank.sort_${value}`) }))}
      />
    </Filters>
  )
}
