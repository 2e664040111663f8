import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { School } from '@/api/types'
import type { Somebody } from '@/shared/access'
import { Listing } from '@/shared/list/Listing'
import { StateView } from '@/shared/StateView'
import { people } from './api'
import { PersonRow } from './PersonRow'
import type { PeopleSearch } from './search'

interface Props {
  user: Somebody
  search: PeopleSearch
  schools: readonly School[]
  onPage: (page: number) => void
  onReset: () => void
}

export function PeopleList({ user, search, schools, onPage, onReset }: Props) {
  const { t } = useTranslation()
  const answer = useQuery(people(user, search))
  return (
    <Listing
      label={t('admin.people.title')}
      answer={answer}
      keyOf={({ id }) => id}
      onPage={onPage}
      empty={
        <StateView title={t('admin.people.nobody')} text={t('admin.people.nobodyText')}>
          <Button variant="light" onClick={onReset}>
            {t('admin.list.reset')}
          </Button>
        </StateView>
      }
    >
      {(person) => <PersonRow person={person} schools={schools} />}
    </Listing>
  )
}
