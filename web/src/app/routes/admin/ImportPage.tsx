import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { PEOPLE } from '@/features/people/api'
import { ImportForm } from '@/features/people/roster/ImportForm'
import { Template } from '@/features/people/roster/Template'
import { schools } from '@/features/schools/api'
import { permittedSchools, schoolsWhere } from '@/shared/access'
import { PageHead } from '@/shared/PageHead'
import { Section } from '@/shared/Section'
import { ErrorView } from '@/shared/StateView'
import { RoutePending } from '../../RouteStates'
import { useUser } from '../../useUser'
import { BackToPeople } from './BackToPeople'
import { Room } from './Room'
import classes from './Room.module.css'

export function ImportPage() {
  const { t } = useTranslation()
  const user = useUser()
  const queryClient = useQueryClient()
  const { data, error, isPending, refetch } = useQuery(schools)
  if (isPending) return <RoutePending />
  return (
    <Room title={t('admin.import.title')}>
      <BackToPeople />
      <PageHead title={t('admin.import.title')} text={t('admin.import.text')} />
      <div className={classes.column}>
        <Section title={t('admin.import.template')} text={t('admin.import.templateText')}>
          <Template />
        </Section>
        {error ? (
          <ErrorView error={error} onRetry={() => void refetch()} />
        ) : (
          <ImportForm
            schools={permittedSchools(data, user, 'people.write')}
            everywhere={schoolsWhere(user, 'people.write') === null}
            onImported={() => void queryClient.invalidateQueries({ queryKey: PEOPLE })}
          />
        )}
      </div>
    </Room>
  )
}
