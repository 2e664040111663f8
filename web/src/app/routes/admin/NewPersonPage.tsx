import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { signInOptions } from '@/features/auth/api'
import { PEOPLE, person } from '@/features/people/api'
import { NewPersonForm } from '@/features/people/NewPersonForm'
import { schools } from '@/features/schools/api'
import { permittedSchools } from '@/shared/access'
import { Card } from '@/shared/Card'
import { PageHead } from '@/shared/PageHead'
import { ErrorView } from '@/shared/StateView'
import { RoutePending } from '../../RouteStates'
import { useUser } from '../../useUser'
import { BackToPeople } from './BackToPeople'
import { Room } from './Room'
import classes from './Room.module.css'

export function NewPersonPage() {
  const { t } = useTranslation()
  const user = useUser()
  const navigate = useNavigate()
  const queryClient = useQueryClient()
  const options = useQuery(signInOptions).data
  const { data, error, isPending, refetch } = useQuery(schools)
  if (isPending) return <RoutePending />
  return (
    <Room title={t('admin.newPerson.title')}>
      <BackToPeople />
      <PageHead title={t('admin.newPerson.title')} text={t('admin.newPerson.text')} />
      <Card className={classes.narrow}>
        {error ? (
          <ErrorView error={error} onRetry={() => void refetch()} />
        ) : (
          <NewPersonForm
            user={user}
            schools={permittedSchools(data, user, 'people.write')}
            minLength={options?.password_min_length ?? 8}
            onCreated={(created) => {
              void queryClient.invalidateQueries({ queryKey: PEOPLE })
              queryClient.setQueryData(person(created.id).queryKey, created)
              void navigate({ to: '/app/admin/people/$userId', params: { userId: created.id } })
            }}
          />
        )}
      </Card>
    </Room>
  )
}
