import { Checkbox } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useQueries, useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Person } from '@/api/types'
import { sitting as sittingQuery, type Sitting } from '@/features/exam/sittings/api'
import { draftOf, newDraft } from '@/features/exam/sittings/draft'
import { SittingForm } from '@/features/exam/sittings/SittingForm'
import { SittingList } from '@/features/exam/sittings/SittingList'
import { MajorSelect } from '@/features/majors/components/MajorSelect'
import { person } from '@/features/people/api'
import { StudentPicker } from '@/features/people/StudentPicker'
import { schools as allSchools } from '@/features/schools/api'
import { hasRole } from '@/shared/access'
import { Card } from '@/shared/Card'
import { LinkButton } from '@/shared/LinkButton'
import { PageHead } from '@/shared/PageHead'
import { RoutePending } from '../../RouteStates'
import { useUser } from '../../useUser'
import { Room } from './Room'

export function SittingsPage() {
  const { t } = useTranslation()
  const search = useSearch({ from: '/signed-in/app/admin/sittings' })
  const navigate = useNavigate({ from: '/app/admin/sittings' })
  const schools = useQuery(allSchools).data
  const edited = useQuery({ ...sittingQuery(search.edit ?? ''), enabled: search.edit !== undefined })
  const close = () => void navigate({ search: {} })
  if (search.edit !== undefined || search.new !== undefined) {
    if (!schools || (search.edit && !edited.data)) return <RoutePending />
    return <Held key={search.edit} sitting={edited.data} onDone={close} />
  }
  return (
    <Room title={t('admin.sittings.title')}>
      <PageHead title={t('admin.sittings.title')} text={t('admin.sittings.text')}>
        <LinkButton
          to="/app/admin/sittings"
          search={{ new: 'yes' }}
          leftSection={<IconPlus size={18} aria-hidden />}
        >
          {t('control.sittings.add')}
        </LinkButton>
      </PageHead>
      <SittingList
        page={search.page}
        schoolOf={(id) => schools?.find((school) => school.id === id)?.name}
        onPage={(page) => void navigate({ search: { page } })}
        onEdit={(edit) => void navigate({ search: { edit } })}
      />
    </Room>
  )
}

/** The form of a sitting that is there, or of a new one. */
function Held({ sitting, onDone }: { sitting: Sitting | undefined; onDone: () => void }) {
  const { t } = useTranslation()
  const user = useUser()
  const all = useQuery(allSchools).data ?? []
  const isAdmin = hasRole(user, 'admin')
  const own = new Set(
    user.roles.filter(({ role }) => role === 'school_admin').map(({ school_id }) => school_id),
  )
  const schools = isAdmin ? all : all.filter(({ id }) => own.has(id))
  const [isListed, setListed] = useState(Boolean(sitting?.user_ids))
  const known = useQueries({ queries: (sitting?.user_ids ?? []).map((id) => person(id)) })
  const [changed, setChanged] = useState<Person[] | null>(null)
  const listed = changed ?? known.flatMap(({ data }) => (data ? [data] : []))
  const title = sitting?.title ?? t('control.sittings.add')
  return (
    <Room title={title}>
      <PageHead title={title} />
      <Card>
        <SittingForm
          sittingId={sitting?.id}
          first={sitting ? draftOf(sitting) : newDraft(new Date(), isAdmin ? '' : (schools[0]?.id ?? ''))}
          schools={schools}
          isForAll={isAdmin}
          userIds={isListed ? (changed ? changed.map(({ id }) => id) : (sitting?.user_ids ?? [])) : null}
          people={
            <>
              <Checkbox
                label={t('control.sittings.isListed')}
                checked={isListed}
                onChange={(event) => setListed(event.currentTarget.checked)}
              />
              {isListed && <StudentPicker user={user} schools={all} chosen={listed} onChange={setChanged} />}
            </>
          }
          majorField={(value, onChange) => <MajorSelect value={value} onChange={onChange} />}
          onDone={onDone}
        />
      </Card>
    </Room>
  )
}
