import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { AuditFilters } from '@/features/audit/AuditFilters'
import type { AuditSearch } from '@/features/audit/search'
import { Trail } from '@/features/audit/Trail'
import { PersonSelect } from '@/features/people/PersonSelect'
import { schools } from '@/features/schools/api'
import { given, type Changes } from '@/shared/list/page'
import { PageHead } from '@/shared/PageHead'
import { useUser } from '../../useUser'
import { Room } from './Room'

export function AuditPage() {
  const { t } = useTranslation()
  const user = useUser()
  const search = useSearch({ from: '/signed-in/app/admin/audit' })
  const navigate = useNavigate({ from: '/app/admin/audit' })

  const change = (changes: Changes<AuditSearch>) =>
    void navigate({
      search: given({ ...search, ...changes, page: undefined }),
      replace: true,
      resetScroll: false,
    })

  return (
    <Room title={t('admin.audit.title')}>
      <PageHead title={t('admin.audit.title')} text={t('admin.audit.text')} />
      <AuditFilters
        search={search}
        who={
          <PersonSelect
            user={user}
            label={t('admin.audit.who')}
            value={search.who}
            onChange={(who) => change({ who })}
          />
        }
        onChange={change}
      />
      <Trail
        search={search}
        schools={useQuery(schools).data ?? []}
        onPage={(page) => void navigate({ search: { ...search, page } })}
      />
    </Room>
  )
}
