import { IconPlus, IconTicket, IconUpload } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { PeopleFilters } from '@/features/people/PeopleFilters'
import { PeopleList } from '@/features/people/PeopleList'
import { ExportMenu } from '@/features/people/roster/ExportMenu'
import { schools as allSchools } from '@/features/schools/api'
import { hasRole, isPermitted, permittedSchools, schoolsWhere } from '@/shared/access'
import { LinkButton } from '@/shared/LinkButton'
import { given } from '@/shared/list/page'
import { PageHead } from '@/shared/PageHead'
import { useUser } from '../../useUser'
import { Room } from './Room'

export function PeoplePage() {
  const { t } = useTranslation()
  const user = useUser()
  const search = useSearch({ from: '/signed-in/app/admin/people' })
  const navigate = useNavigate({ from: '/app/admin/people' })
  const schools = useQuery(allSchools).data ?? []
  const readable = hasRole(user, 'moderator') ? schools : permittedSchools(schools, user, 'people.read')
  const exported = search.school ?? (readable.length === 1 ? readable[0]?.id : undefined)
  return (
    <Room title={t('admin.people.title')}>
      <PageHead title={t('admin.people.title')}>
        {isPermitted(user, 'people.write') && (
          <>
            <LinkButton to="/app/admin/people/new" leftSection={<IconPlus size={18} aria-hidden />}>
              {t('admin.newPerson.title')}
            </LinkButton>
            <LinkButton
              to="/app/admin/people/import"
              variant="default"
              leftSection={<IconUpload size={18} aria-hidden />}
            >
              {t('admin.import.title')}
            </LinkButton>
          </>
        )}
        {isPermitted(user, 'people.read') && (
          <ExportMenu
            schoolId={exported ?? null}
            isChoiceNeeded={!exported && schoolsWhere(user, 'people.read') !== null}
          />
        )}
        {isPermitted(user, 'invite') && (
          <LinkButton
            to="/app/admin/invitations"
            variant="default"
            leftSection={<IconTicket size={18} aria-hidden />}
          >
            {t('admin.invitations.title')}
          </LinkButton>
        )}
      </PageHead>
      <PeopleFilters
        search={search}
        schools={readable}
        onChange={(changes) =>
          void navigate({
            search: given({ ...search, ...changes, page: undefined }),
            replace: true,
            resetScroll: false,
          })
        }
      />
      <PeopleList
        user={user}
        search={search}
        schools={schools}
        onPage={(page) => void navigate({ search: { ...search, page } })}
        onReset={() => void navigate({ search: {} })}
      />
    </Room>
  )
}
