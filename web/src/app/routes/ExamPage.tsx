import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate, useParams, useRouter } from '@tanstack/react-router'
import { useCallback, useEffect, useEffectEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { currentAttempt, recentAttempts } from '@/features/exam/api'
import { ExamRoom } from '@/features/exam/room/ExamRoom'
import { TimeUp } from '@/features/exam/room/Notices'
import { useRoom } from '@/features/exam/room/useRoom'
import { useSubjectTitle } from '@/features/majors/useSubjectTitle'
import { prefetch } from '@/shared/markdown/prefetch'
import { ErrorView } from '@/shared/StateView'
import { RoutePending } from '../RouteStates'
import { Page } from '../Page'

export function ExamPage() {
  const { attemptId } = useParams({ from: '/signed-in/app/exam/$attemptId' })
  return <Room key={attemptId} attemptId={attemptId} />
}

function Room({ attemptId }: { attemptId: string }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const router = useRouter()
  const queryClient = useQueryClient()
  const room = useRoom(attemptId)
  const { status, questions } = room
  const running = useQuery(currentAttempt)
  const titleOf = useSubjectTitle(running.data?.major_code)

  const finish = useCallback(async () => {
    await room.forget()
    queryClient.removeQueries(currentAttempt)
    void queryClient.invalidateQueries({ queryKey: recentAttempts.queryKey })
    await navigate({ to: '/app/exam/$attemptId/result', params: { attemptId }, replace: true })
  }, [attemptId, navigate, queryClient, room])

  const isFinished = room.state !== undefined && room.state.status !== 'in_progress'
  const onFinished = useEffectEvent(() => void finish())
  useEffect(() => {
    if (isFinished) onFinished()
  }, [isFinished])

  // The network may go at any moment: what the paper and the way out of it need is fetched at the start.
  const items = questions.data?.items
  useEffect(() => {
    if (items)
      prefetch(items.flatMap((each) => [each.question_text, ...each.options.map((option) => option.text)]))
  }, [items])
  useEffect(() => {
    void router.preloadRoute({ to: '/app/exam/$attemptId/result', params: { attemptId } })
  }, [router, attemptId])

  useEffect(() => {
    document.title = `${t('new.title')} · Zerek`
  }, [t])

  if (status.isLoadingError || questions.isLoadingError) {
    const retry = () => {
      void status.refetch()
      void questions.refetch()
    }
    return (
      <Page>
        <ErrorView error={status.error ?? questions.error} onRetry={retry} />
      </Page>
    )
  }
  if (!status.data || !questions.data || isFinished) return <RoutePending />
  if (room.isOver || !room.state) return <TimeUp isOffline={room.isOffline} />
  return (
    <ExamRoom
      attemptId={attemptId}
      room={room}
      questions={questions.data.items}
      deadlineAt={room.state.deadline_at}
      fullscreen={status.data.fullscreen ?? false}
      startAt={status.data.current_question_index}
      titleOf={titleOf}
      onFinished={() => void finish()}
    />
  )
}
