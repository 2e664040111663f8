import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { currentAttempt, recentAttempts } from '@/features/exam/api'
import { useFormatName } from '@/features/exam/useFormatName'
import { Greeting } from '@/features/home/components/Greeting'
import { RecentAttempts } from '@/features/home/components/RecentAttempts'
import { RehearsalCard, RunningCard } from '@/features/home/components/ExamCards'
import { lastMajor } from '@/features/majors/lastMajor'
import { major } from '@/features/majors/api'
import { ErrorView, StateView } from '@/shared/StateView'
import { Card } from '@/shared/Card'
import { Page } from '../Page'
import { roomsOf } from '../rooms'
import { useUser } from '../useUser'
import { Tiles } from './admin/Tiles'

export function HomePage() {
  const { t } = useTranslation()
  const user = useUser()
  const rooms = roomsOf(user)
  const isStudent = user.roles.some((each) => each.role === 'student')
  return (
    <Page>
      <Greeting name={user.full_name || user.username} />
      {rooms.length > 0 && <Tiles user={user} />}
      {isStudent && <StudentRooms />}
      {!isStudent && rooms.length === 0 && (
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

function StudentRooms() {
  const running = useQuery(currentAttempt)
  const recent = useQuery(recentAttempts)
  const formatName = useFormatName()
  const code = lastMajor()
  const last = useQuery({ ...major(code ?? ''), enabled: code !== null })
  return (
    <>
      {running.data ? <RunningCard attempt={running.data} /> : <RehearsalCard last={last.data} />}
      {recent.isError ? (
        <Card>
          <ErrorView error={recent.error} onRetry={() => void recent.refetch()} />
        </Card>
      ) : (
        <RecentAttempts attempts={recent.data?.items} formatName={formatName} />
      )}
    </>
  )
}
