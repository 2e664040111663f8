import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { currentAttempt, recentAttempts } from '@/features/exam/api'
import { OpenSittings } from '@/features/exam/sittings/OpenSittings'
import { useFormatName } from '@/features/exam/useFormatName'
import { ChildTiles } from '@/features/home/components/ChildTiles'
import { Greeting } from '@/features/home/components/Greeting'
import { RecentAttempts } from '@/features/home/components/RecentAttempts'
import { RehearsalCard, RunningCard } from '@/features/home/components/ExamCards'
import { MajorSelect } from '@/features/majors/components/MajorSelect'
import { lastMajor } from '@/features/majors/lastMajor'
import { major } from '@/features/majors/api'
import { PracticeTile } from '@/features/practice/PracticeTile'
import { ErrorView, StateView } from '@/shared/StateView'
import { Card } from '@/shared/Card'
import { hasRole } from '@/shared/access'
import { LinkButton } from '@/shared/LinkButton'
import { Page } from '../Page'
import { roomsOf } from '../rooms'
import { useUser } from '../useUser'
import { Tiles } from './admin/Tiles'
import classes from './HomePage.module.css'

export function HomePage() {
  const { t } = useTranslation()
  const user = useUser()
  const rooms = roomsOf(user)
  const isStudent = hasRole(user, 'student')
  const isGuardian = hasRole(user, 'guardian')
  return (
    <Page>
      <Greeting name={user.full_name || user.username} />
      {rooms.length > 0 && <Tiles user={user} />}
      {isGuardian && <ChildTiles students={user.children ?? []} />}
      {isStudent && <StudentRooms />}
      {!isStudent && !isGuardian && rooms.length === 0 && (
        <Card>
          <StateView
            title={t('home.staffTitle')}
            text={t('home.staffText', { role: t(`role.${user.role}` as 'role.teacher') })}
          />
        </Card>
      )}
    </Page>
  )
}

/** A guardian's children, and the way to add one. */

function StudentRooms() {
  const navigate = useNavigate()
  const { t } = useTranslation()
  const running = useQuery(currentAttempt)
  const recent = useQuery(recentAttempts)
  const formatName = useFormatName()
  const code = lastMajor()
  const last = useQuery({ ...major(code ?? ''), enabled: code !== null })
  return (
    <div className={classes.rooms}>
      {!running.data && (
        <OpenSittings
          majorField={(value, onChange) => <MajorSelect value={value} onChange={onChange} />}
          onStarted={(attemptId) => void navigate({ to: '/app/exam/$attemptId', params: { attemptId } })}
        />
      )}
      {running.data ? <RunningCard attempt={running.data} /> : <RehearsalCard last={last.data} />}
      <PracticeTile />
      {recent.isError ? (
        <Card>
          <ErrorView error={recent.error} onRetry={() => void recent.refetch()} />
        </Card>
      ) : (
        <RecentAttempts
          attempts={recent.data?.items}
          formatName={formatName}
          action={
            <LinkButton to="/app/statistics" variant="subtle" px={0}>
              {t('statistics.title')}
            </LinkButton>
          }
        />
      )}
    </div>
  )
}
