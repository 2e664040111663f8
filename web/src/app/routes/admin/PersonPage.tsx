import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Person } from '@/api/types'
import { AUDIT } from '@/features/audit/api'
import { PEOPLE, person as personOf } from '@/features/people/api'
import { PersonHead } from '@/features/people/PersonHead'
import { schools as allSchools } from '@/features/schools/api'
import { Card } from '@/shared/Card'
import { ErrorView } from '@/shared/StateView'
import { RoutePending } from '../../RouteStates'
import { BackToPeople } from './BackToPeople'
import { PersonSections } from './PersonSections'
import { Room } from './Room'

export function PersonPage() {
  const { userId } = useParams({ from: '/signed-in/app/admin/people/$userId' })
  const { t } = useTranslation()
  const navigate = useNavigate()
  const queryClient = useQueryClient()
  const schools = useQuery(allSchools)
  const { data: person, error, refetch } = useQuery(personOf(userId))

  const refresh = () => {
    for (const queryKey of [PEOPLE, AUDIT]) void queryClient.invalidateQueries({ queryKey })
  }

  async function erased() {
    await navigate({ to: '/app/admin/people', replace: true })
    queryClient.removeQueries({ queryKey: personOf(userId).queryKey })
    refresh()
  }

  if (error && !person) {
    return (
      <Room title={t('admin.people.title')}>
        <BackToPeople />
        <Card>
          <ErrorView error={error} onRetry={() => void refetch()} />
        </Card>
      </Room>
    )
  }
  if (!person || schools.isPending) return <RoutePending />
  return (
    <Room title={person.full_name || person.username}>
      <BackToPeople />
      <PersonHead person={person} schools={schools.data ?? []} />
      <PersonSections
        key={person.id}
        person={person}
        schools={schools.data ?? []}
        onSaved={(saved: Person) => {
          queryClient.setQueryData(personOf(userId).queryKey, saved)
          refresh()
        }}
        onChanged={refresh}
        onErased={() => void erased()}
      />
    </Room>
  )
}
