import { SegmentedControl } from '@mantine/core'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import classes from '@/features/analytics/Analytics.module.css'
import { Exams } from '@/features/analytics/Exams'
import { Items } from '@/features/analytics/Items'
import { Overall } from '@/features/analytics/Overall'
import { VIEWS } from '@/features/analytics/search'
import { Trials } from '@/features/analytics/Trials'
import { hasRole } from '@/shared/access'
import { given } from '@/shared/list/page'
import { PageHead } from '@/shared/PageHead'
import { useUser } from '../../useUser'
import { Room } from './Room'

export function AnalyticsPage() {
  const { t } = useTranslation()
  const search = useSearch({ from: '/signed-in/app/admin/analytics' })
  const navigate = useNavigate({ from: '/app/admin/analytics' })
  const isAdmin = hasRole(useUser(), 'admin')
  // The overview is of people, too, and for those who run the place; moderators keep the questions.
  const views = VIEWS.filter((view) => isAdmin || view !== 'overview')
  const view = search.view && views.includes(search.view) ? search.view : (views[0] ?? 'items')
  const turn = (page: number) => void navigate({ search: { ...search, page } })
  return (
    <Room title={t('admin.analytics.title')}>
      <PageHead title={t('admin.analytics.title')} text={t('admin.analytics.text')} />
      <div className={classes.views}>
        <SegmentedControl
          aria-label={t('analytics.views')}
          value={view}
          onChange={(next) => void navigate({ search: { view: next } })}
          data={views.map((each) => ({ value: each, label: t(`analytics.${each}`) }))}
        />
      </div>
      {view === 'overview' && <Overall />}
      {view === 'items' && (
        <Items
          search={search}
          onPage={turn}
          onChange={(changes) =>
            void navigate({
              search: given({ ...search, ...changes, view, page: undefined }),
              replace: true,
              resetScroll: false,
            })
          }
        />
      )}
      {view === 'exams' && <Exams />}
      {view === 'trials' && <Trials page={search.page} onPage={turn} />}
    </Room>
  )
}
