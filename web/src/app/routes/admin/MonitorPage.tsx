import { useNavigate, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { MonitorFilters } from '@/features/exam/control/AttemptFilters'
import { Monitor } from '@/features/exam/control/Monitor'
import { LinkButton } from '@/shared/LinkButton'
import { given } from '@/shared/list/page'
import { PageHead } from '@/shared/PageHead'
import { Room } from './Room'

export function MonitorPage() {
  const { t } = useTranslation()
  const search = useSearch({ from: '/signed-in/app/admin/monitor' })
  const navigate = useNavigate({ from: '/app/admin/monitor' })
  return (
    <Room title={t('admin.monitor.title')}>
      <PageHead title={t('admin.monitor.title')} text={t('admin.monitor.text')}>
        <LinkButton to="/app/admin/attempts" variant="default">
          {t('admin.attempts.title')}
        </LinkButton>
      </PageHead>
      <MonitorFilters
        search={search}
        onChange={(changes) =>
          void navigate({
            search: given({ ...search, ...changes, page: undefined }),
            replace: true,
            resetScroll: false,
          })
        }
      />
      <Monitor search={search} onPage={(page) => void navigate({ search: { ...search, page } })} />
    </Room>
  )
}
