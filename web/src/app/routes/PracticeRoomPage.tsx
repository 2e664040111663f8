import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { PracticePage as Questions, PracticeSubject, PracticeSummary } from '@/api/types'
import { lastMajor } from '@/features/majors/lastMajor'
import {
  finishPractice,
  PAGE,
  practicePage,
  practiceSubjects,
  startPractice,
  type Choice,
} from '@/features/practice/api'
import { Summary } from '@/features/practice/finish/Summary'
import { EmptyOrder } from '@/features/practice/room/EmptyOrder'
import { PracticeRoom } from '@/features/practice/room/PracticeRoom'
import { RoomHead } from '@/features/practice/room/RoomHead'
import { useOutbox } from '@/features/practice/room/usePractice'
import { prefetch } from '@/shared/markdown/prefetch'
import { Notice } from '@/shared/Notice'
import { ErrorView, useErrorText } from '@/shared/StateView'
import { titleOf } from '@/shared/titles'
import { Page } from '../Page'
import { RoutePending } from '../RouteStates'

export function PracticeRoomPage() {
  const { subject } = useParams({ from: '/signed-in/app/practice/$subject' })
  return <Room key={subject} subject={subject} />
}

/** Begins or goes on with the session first, then shows its questions. */
function Room({ subject }: { subject: string }) {
  const queryClient = useQueryClient()
  const started = useQuery({
    queryKey: ['practice', subject, 'started'],
    queryFn: () => startPractice(subject),
    staleTime: Infinity,
    gcTime: 0,
  })
  const subjects = useQuery(practiceSubjects(lastMajor()))
  const found = subjects.data?.find((each: PracticeSubject) => each.subject_code === subject)
  const title = found ? titleOf(found) : subject
  const sync = useOutbox(subject)
  const [summary, setSummary] = useState<PracticeSummary | null>(null)
  const finish = useMutation({
    mutationFn: () => finishPractice(subject),
    onSuccess: (done) => {
      setSummary(done)
      void queryClient.invalidateQueries({ queryKey: ['practice'], refetchType: 'none' })
    },
  })
  if (started.error) {
    return (
      <Page title={title}>
        <ErrorView error={started.error} onRetry={() => void started.refetch()} />
      </Page>
    )
  }
  if (!started.data) return <RoutePending />
  if (summary) {
    return (
      <Page title={title}>
        <Summary
          subject={subject}
          title={title}
          summary={summary}
          onAgain={() => {
            setSummary(null)
            void queryClient.resetQueries({ queryKey: ['practice', subject] })
          }}
        />
      </Page>
    )
  }
  return (
    <Asking
      subject={subject}
      title={title}
      answered={started.data.answered}
      sync={sync}
      isFinishing={finish.isPending}
      failure={finish.error}
      onFinish={() => finish.mutate()}
    />
  )
}

interface AskingProps {
  subject: string
  title: string
  answered: number
  sync: ReturnType<typeof useOutbox>
  isFinishing: boolean
  failure: unknown
  onFinish: () => void
}

function Asking({ subject, title, answered, sync, isFinishing, failure, onFinish }: AskingProps) {
  const { t } = useTranslation()
  const errorText = useErrorText()
  const navigate = useNavigate({ from: '/app/practice/$subject' })
  const search = useSearch({ from: '/signed-in/app/practice/$subject' })
  const order = search.order ?? 'adaptive'
  // In the order of the bank one goes on about where one stopped; whatever the device.
  const offset =
    search.offset ?? (order === 'bank' && !search.filter ? Math.floor(answered / PAGE) * PAGE : 0)
  const choice: Choice = { order, filter: search.filter, topic: search.topic, offset }
  const [round, setRound] = useState(0)
  const { data, error, refetch, isFetching, isPlaceholderData } = useQuery(practicePage(subject, choice))

  useEffect(() => {
    document.title = `${title} · Zerek`
  }, [title])
  useEffect(() => {
    if (data) prefetch(textsOf(data))
  }, [data])

  function choose(next: Choice) {
    const { filter, topic } = next
    void navigate({
      search: {
        order: next.order,
        ...(filter && { filter }),
        ...(topic && { topic }),
        ...(next.offset > 0 && { offset: next.offset }),
      },
      replace: true,
    })
  }

  async function more() {
    // What was answered leaves the other filters by itself; bookmarks stay.
    const stays = !choice.filter || choice.filter === 'bookmarked'
    if (data?.has_more && order === 'bank' && stays) choose({ ...choice, offset: data.offset + PAGE })
    else {
      await refetch()
      setRound((held) => held + 1)
    }
  }

  return (
    <>
      <RoomHead title={title} isFinishing={isFinishing} onFinish={onFinish} />
      {failure !== null && (
        <Page>
          <Notice tone="bad">{errorText(failure)}</Notice>
        </Page>
      )}
      {error && !data && (
        <Page>
          <ErrorView error={error} onRetry={() => void refetch()} />
        </Page>
      )}
      {!data && !error && <RoutePending />}
      {data && data.items.length === 0 && !isPlaceholderData && (
        <Page>
          <EmptyOrder
            order={order}
            onReset={() => choose({ order: 'adaptive', offset: 0 })}
            onFinish={onFinish}
          />
        </Page>
      )}
      {data && data.items.length > 0 && !(isFetching && isPlaceholderData) && (
        <PracticeRoom
          key={`${order} ${choice.filter ?? ''} ${choice.topic ?? ''} ${data.offset} ${round}`}
          subject={subject}
          page={data}
          choice={choice}
          sync={sync}
          onChoose={choose}
          onMore={() => void more()}
          onFinish={onFinish}
        />
      )}
      <span className="visually-hidden" role="status">
        {isFetching ? t('common.loading') : ''}
      </span>
    </>
  )
}

/** What is drawn without the network later is fetched now. */
function textsOf(page: Questions): string[] {
  return page.items.flatMap((each) => [each.question_text, ...each.options.map((option) => option.text)])
}
