import { Skeleton, TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useDeferredValue, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ErrorView } from '@/shared/StateView'
import { titleOf } from '@/shared/titles'
import { majors } from '../api'
import { searchMajors } from '../search'
import classes from './MajorPicker.module.css'

/** All majors with a search; the list itself is the choice, so nothing hides behind a drop-down. */
export function MajorPicker({ onPick }: { onPick: (code: string) => void }) {
  const { t } = useTranslation()
  const [query, setQuery] = useState('')
  const wanted = useDeferredValue(query)
  const { data, error, isPending, refetch } = useQuery(majors)
  if (error) return <ErrorView error={error} onRetry={() => void refetch()} />
  const found = searchMajors(data ?? [], wanted)
  return (
    <div className={classes.picker}>
      <TextInput
        size="md"
        type="search"
        leftSection={<IconSearch size={18} aria-hidden />}
        placeholder={t('new.search')}
        aria-label={t('new.search')}
        value={query}
        onChange={(event) => setQuery(event.currentTarget.value)}
      />
      {isPending ? (
        <div role="status" aria-label={t('common.loading')} className={classes.list}>
          {[0, 1, 2, 3, 4].map((n) => (
            <Skeleton key={n} height={62} radius="md" />
          ))}
        </div>
      ) : (
        <>
          <p className={classes.count} aria-live="polite">
            {found.length > 0 ? t('new.found', { count: found.length }) : t('new.nothing', { query: wanted })}
          </p>
          {found.length === 0 && <p className={classes.hint}>{t('new.nothingText')}</p>}
          <ul className={classes.list}>
            {found.map((each) => (
              <li key={each.code}>
                <button type="button" className={classes.major} onClick={() => onPick(each.code)}>
                  <span className={classes.code}>{each.code}</span>
                  <span className={classes.names}>
                    <b>{titleOf(each)}</b>
                    <span>{each.profile_subjects.map(titleOf).join(' · ')}</span>
                  </span>
                </button>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  )
}
