import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Person } from '@/api/types'
import { INVITATIONS, type NewInvitation } from '@/features/invitations/api'
import { ForGuardians } from '@/features/invitations/ForGuardians'
import { ForStudents } from '@/features/invitations/ForStudents'
import { Living } from '@/features/invitations/Living'
import { NewCodes } from '@/features/invitations/NewCodes'
import { person } from '@/features/people/api'
import { StudentPicker } from '@/features/people/StudentPicker'
import { schools as allSchools } from '@/features/schools/api'
import { permittedSchools } from '@/shared/access'
import { PageHead } from '@/shared/PageHead'
import { RoutePending } from '../../RouteStates'
import { useUser } from '../../useUser'
import { Room } from './Room'
import classes from './Room.module.css'

export function InvitationsPage() {
  const { student } = useSearch({ from: '/signed-in/app/admin/invitations' })
  const schools = useQuery(allSchools)
  const first = useQuery({ ...person(student ?? ''), enabled: student !== undefined })
  if (schools.isPending || first.isLoading) return <RoutePending />
  return <Invitations key={student} first={first.data} />
}

/** `first`: the student with whom one came here. */
function Invitations({ first }: { first: Person | undefined }) {
  const { t } = useTranslation()
  const user = useUser()
  const queryClient = useQueryClient()
  const schools = useQuery(allSchools).data ?? []
  const [chosen, setChosen] = useState<Person[]>(first ? [first] : [])
  const [made, setMade] = useState<NewInvitation[]>([])

  function show(invitations: NewInvitation[]) {
    setMade(invitations)
    setChosen([])
    void queryClient.invalidateQueries({ queryKey: INVITATIONS })
  }

  return (
    <Room title={t('admin.invitations.title')}>
      <PageHead title={t('admin.invitations.title')} text={t('admin.invitations.text')} />
      <div className={classes.column}>
        {made.length > 0 && <NewCodes made={made} schools={schools} onDone={() => setMade([])} />}
        <ForGuardians studentIds={chosen.map(({ id }) => id)} onMade={show}>
          <StudentPicker user={user} schools={schools} chosen={chosen} onChange={setChosen} />
        </ForGuardians>
        <ForStudents
          schools={permittedSchools(schools, user, 'invite')}
          onMade={(invitation) => show([invitation])}
        />
        <Living schools={schools} />
      </div>
    </Room>
  )
}
