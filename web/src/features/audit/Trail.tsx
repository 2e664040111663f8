import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { School } from '@/api/types'
import { Listing } from '@/shared/list/Listing'
import { StateView } from '@/shared/StateView'
import { auditTrail } from './api'
import { Entry } from './Entry'
import type { AuditSearch } from './search'

interface Props {
  search: AuditSearch
  schools: readonly School[]
  onPage: (page: number) => void
}

export function Trail({ search, schools, onPage }: Props) {
  const { t } = useTranslation()
  const answer = useQuery(auditTrail(search))
  return (
    <Listing
      label={t('admin.audit.title')}
      answer={answer}
      keyOf={({ id }) => id}
      onPage={onPage}
      empty={<StateView title={t('admin.audit.none')} text={t('admin.audit.noneText')} />}
    >
      {(entry) => <Entry entry={entry} schools={schools} isAlone={search.object !== undefined} />}
    </Listing>
  )
}
