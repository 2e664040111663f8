import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useState, useSyncExternalStore } from 'react'
import { attemptQuestions, attemptStatus, sendChange } from '../api'
import { AnswerSync, type Mark } from '../sync/answerSync'
import { remainingSeconds, serverNow, type ServerClock } from '../sync/clock'
import { indexedDbStore, type Change } from '../sync/pendingStore'
import { useServerValue } from './useServerValue'

const RESYNC_MS = 30_000
const ENDING_MS = 1_000
const UNKNOWN_CLOCK: ServerClock = { serverMs: Date.now(), at: performance.now() }

/** Everything that lives as long as the room is open: the answers on their way, and the channel to other tabs. */
function openRoom(attemptId: string) {
  const channel =
    typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel(`zerek-exam-${attemptId}`)
  let clock = UNKNOWN_CLOCK
  const store = indexedDbStore()
  const sync = new AnswerSync({
    attemptId,
    store,
    send: sendChange,
    now: () => serverNow(clock, performance.now()),
    publish: (change, mark) => channel?.postMessage({ change, mark }),
  })
  const hear = (event: MessageEvent<{ change: Change; mark: Mark }>) =>
    sync.hear(event.data.change, event.data.mark)
  return {
    sync,
    setClock(synchronised: ServerClock) {
      clock = synchronised
    },
    listen() {
      channel?.addEventListener('message', hear)
      return () => channel?.removeEventListener('message', hear)
    },
    forget: () => store.clear(attemptId).catch(() => undefined),
  }
}

/** The state of a running attempt: questions, clock, answers; and how it stands with the server. */
export function useRoom(attemptId: string) {
  const queryClient = useQueryClient()
  const [room] = useState(() => openRoom(attemptId))
  const { sync } = room
  const snapshot = useSyncExternalStore(sync.subscribe, sync.snapshot)
  const [isEnding, setEnding] = useState(false)

  const status = useQuery({
    ...attemptStatus(attemptId),
    refetchInterval: isEnding || snapshot.closed ? ENDING_MS : RESYNC_MS,
    refetchIntervalInBackground: true,
    refetchOnWindowFocus: 'always',
    staleTime: 0,
  })
  const questions = useQuery({
    ...attemptQuestions(attemptId),
    refetchOnWindowFocus: 'always',
    staleTime: RESYNC_MS,
  })

  const clock = status.data?.clock ?? UNKNOWN_CLOCK
  const deadline = status.data?.deadline_at
  const isOver = useServerValue(
    clock,
    useCallback((now: number) => deadline !== undefined && remainingSeconds(deadline, now) === 0, [deadline]),
  )
  if (isEnding !== isOver) setEnding(isOver)

  useEffect(() => room.setClock(clock), [room, clock])
  useEffect(() => {
    if (questions.data) sync.adopt(questions.data.items, questions.data.askedAt)
  }, [sync, questions.data])

  useEffect(() => {
    void sync.restore()
    const stopListening = room.listen()
    const again = () => {
      sync.retryNow()
      void queryClient.invalidateQueries({ queryKey: attemptStatus(attemptId).queryKey })
    }
    const seen = () => document.visibilityState === 'visible' && sync.retryNow()
    window.addEventListener('online', again)
    document.addEventListener('visibilitychange', seen)
    return () => {
      stopListening()
      sync.pause()
      window.removeEventListener('online', again)
      document.removeEventListener('visibilitychange', seen)
    }
  }, [attemptId, queryClient, room, sync])

  return {
    sync,
    snapshot,
    status,
    questions,
    clock,
    isOver,
    isOffline: snapshot.offline || status.isRefetchError,
    forget: room.forget,
  }
}
