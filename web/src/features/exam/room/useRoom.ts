import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useState, useSyncExternalStore } from 'react'
import { attemptClock, attemptQuestions, attemptStatus, sendChange } from '../api'
import { AnswerSync, type Mark } from '../sync/answerSync'
import { remainingSeconds, serverNow, type ServerClock } from '../sync/clock'
import { rememberLate } from '../sync/lateAnswers'
import { indexedDbStore, type Change } from '../sync/pendingStore'
import { QUESTIONS_MS, usePulse } from './usePulse'
import { useServerValue } from './useServerValue'

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
    /** Forgets the room; answers that came too late are counted, so that the result can say so. */
    forget: async () => {
      const late = await store.load(attemptId).catch(() => [])
      rememberLate(attemptId, late.filter((change) => change.kind === 'answer').length)
      await store.clear(attemptId).catch(() => undefined)
    },
  }
}

/** The state of a running attempt: questions, clock, answers; and how it stands with the server. */
export function useRoom(attemptId: string) {
  const queryClient = useQueryClient()
  const [room] = useState(() => openRoom(attemptId))
  const { sync } = room
  const snapshot = useSyncExternalStore(sync.subscribe, sync.snapshot)
  const status = useQuery({ ...attemptStatus(attemptId), staleTime: Infinity, gcTime: 0 })
  const pulse = usePulse(attemptId, sync)
  const questions = useQuery({
    ...attemptQuestions(attemptId),
    refetchInterval: QUESTIONS_MS,
    refetchOnWindowFocus: 'always',
    staleTime: QUESTIONS_MS / 2,
  })

  const state = pulse.data ?? status.data
  const clock = state?.clock ?? UNKNOWN_CLOCK
  const deadline = state?.deadline_at
  const pausedAt = state?.paused_at ?? null
  const isOver = useServerValue(
    clock,
    useCallback(
      (now: number) => deadline !== undefined && pausedAt === null && remainingSeconds(deadline, now) === 0,
      [deadline, pausedAt],
    ),
  )

  useEffect(() => room.setClock(clock), [room, clock])
  useEffect(() => {
    if (questions.data) sync.adopt(questions.data.items, questions.data.askedAt)
  }, [sync, questions.data])

  useEffect(() => {
    void sync.restore()
    const stopListening = room.listen()
    const again = () => {
      sync.retryNow()
      void queryClient.invalidateQueries({ queryKey: attemptClock(attemptId).queryKey })
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

  // What waited for the exam to go on goes out as soon as it does.
  useEffect(() => {
    if (pausedAt === null) sync.retryNow()
  }, [sync, pausedAt])

  return {
    sync,
    snapshot,
    status,
    questions,
    state,
    clock,
    pausedAt,
    isOver,
    isOffline: snapshot.offline || pulse.isRefetchError,
    forget: room.forget,
  }
}
