import { NativeSelect } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { ItemRow } from '@/api/types'
import { currentLanguage } from '@/i18n'
import { Filters } from '@/shared/list/Filters'
import { Listing } from '@/shared/list/Listing'
import lists from '@/shared/list/List.module.css'
import { asOneOf, type Changes } from '@/shared/list/page'
import { decimal } from '@/shared/numbers'
import { StateView } from '@/shared/StateView'
import { TableExport } from '@/shared/TableExport'
import { subjects, useSubjectName } from '@/shared/subjects'
import { titleOf } from '@/shared/titles'
import { exportItems, items } from './api'
import { Flags } from './Flags'
import { FLAGS, SORTS, type AnalyticsSearch } from './search'
import { coefficient, share } from './words'
import classes from './Analytics.module.css'

interface Props {
  search: AnalyticsSearch
  onChange: (changes: Changes<AnalyticsSearch>) => void
  onPage: (page: number) => void
}

/** The questions that were answered in finished exams, with their figures. */
export function Items({ search, onChange, onPage }: Props) {
  const { t } = useTranslation()
  const answer = useQuery(items(search, currentLanguage()))
  return (
    <>
      <div className={classes.bar}>
        <ItemFilters search={search} onChange={onChange} />
        <TableExport
          tables={(['items', 'options'] as const).map((table) => ({
            label: t(`analytics.${table}`),
            name: `zerek-${table}`,
            load: (format) => exportItems(search, table, format),
          }))}
        />
      </div>
      <Listing
        label={t('analytics.items')}
        answer={answer}
        keyOf={(item) => item.question_id}
        onPage={onPage}
        empty={<StateView title={t('analytics.noItems')} text={t('analytics.noItemsText')} />}
      >
        {(item) => <Item item={item} />}
      </Listing>
    </>
  )
}

function ItemFilters({ search, onChange }: Pick<Props, 'search' | 'onChange'>) {
  const { t } = useTranslation()
  const { data: known } = useQuery(subjects)
  return (
    <Filters>
      <NativeSelect
        label={t('analytics.subject')}
        value={search.subject ?? ''}
        onChange={(event) => onChange({ subject: event.currentTarget.value || undefined })}
        data={[
          { value: '', label: t('admin.list.any') },
          ...(known ?? [])
            .filter(({ kind }) => kind !== 'school')
            .map((subject) => ({ value: subject.code, label: titleOf(subject) })),
        ]}
      />
      <NativeSelect
        label={t('analytics.flag')}
        value={search.flag ?? ''}
        onChange={(event) =>
          onChange({ flag: asOneOf(event.currentTarget.value, [...FLAGS, 'any'] as const) })
        }
        data={[
          { value: '', label: t('admin.list.any') },
          { value: 'any', label: t('analytics.flagged') },
          ...FLAGS.map((flag) => ({ value: flag, label: t(`analytics.flag_${flag}`) })),
        ]}
      />
      <NativeSelect
        label={t('analytics.sort')}
        value={search.sort ?? '-responses'}
        onChange={(event) => onChange({ sort: asOneOf(event.currentTarget.value, SORTS) })}
        data={SORTS.map((sort) => ({ value: sort, label: t(`analytics.sort_${sort}`) }))}
      />
    </Filters>
  )
}

function Item({ item }: { item: ItemRow }) {
  const { t } = useTranslation()
  const subjectName = useSubjectName()
  return (
    <Link
      to="/app/admin/analytics/questions/$questionId"
      params={{ questionId: item.question_id }}
      className={lists.row}
    >
      <span className={lists.names}>
        <b>{item.question_text.replaceAll('*', '')}</b>
        <span>{[subjectName(item.subject_code), item.topic].filter(Boolean).join(' · ')}</span>
      </span>
      <span className={classes.numbers}>
        <span>
          {t('analytics.responses')} <b>{item.responses}</b>
        </span>
        <span>
          {t('analytics.facility')} <b>{share(item.facility, item.facility_low, item.facility_high)}</b>
        </span>
        <span>
          {t('analytics.discrimination')}{' '}
          <b>{coefficient(item.discrimination, item.discrimination_low, item.discrimination_high)}</b>
        </span>
        {item.median_seconds !== null && (
          <span>
            {t('analytics.seconds')} <b>{decimal(item.median_seconds)}</b>
          </span>
        )}
      </span>
      <Flags flags={item.flags} enough={item.enough} />
    </Link>
  )
}
