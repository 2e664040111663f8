import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useEffectEvent, useRef, useState, useSyncExternalStore } from 'react'
import type { PracticeQuestion } from '@/api/types'
import { givenAnswer, practiceStats, submitAnswer } from '../api'
import { Outbox } from './outbox'

const RETRY_MS = 3_000
const LONGEST_SECONDS = 3_600

/** Answers of one subject on their way, checked and refused; sends again what found no server. */
export function useOutbox(subject: string) {
  const queryClient = useQueryClient()
  const [outbox] = useState(
    () =>
      new Outbox({
        send: (answer) => submitAnswer(subject, answer),
        storage: window.localStorage,
        key: `zerek-practice-${subject}`,
      }),
  )
  const snapshot = useSyncExternalStore(outbox.subscribe, outbox.snapshot)
  const isWaiting = snapshot.waiting.size > 0

  useEffect(() => {
    if (!isWaiting) return
    const flush = () => void outbox.flush()
    flush()
    const timer = setInterval(flush, RETRY_MS)
    window.addEventListener('online', flush)
    return () => {
      clearInterval(timer)
      window.removeEventListener('online', flush)
    }
  }, [isWaiting, outbox])

  const count = snapshot.checked.size
  useEffect(() => {
    if (count) void queryClient.invalidateQueries({ queryKey: practiceStats(subject).queryKey })
  }, [count, queryClient, subject])

  return { outbox, snapshot }
}

/** How a question stands in this room: answered before and elsewhere, answered here, waiting, or open. */
export function useChecked(
  subject: string,
  question: PracticeQuestion | undefined,
  snapshot: ReturnType<Outbox['snapshot']>,
  isReopened: boolean,
) {
  const id = question?.question_id ?? ''
  const here = snapshot.checked.get(id)
  const wasAnswered = (question?.selected_keys.length ?? 0) > 0 && !isReopened
  const before = useQuery({ ...givenAnswer(subject, id), enabled: wasAnswered && !here })
  return {
    checked: here ?? (wasAnswered ? before.data : undefined),
    isWaiting: snapshot.waiting.has(id),
    refusal: snapshot.refused.get(id),
    isLoading: wasAnswered && !here && before.isPending && before.fetchStatus !== 'idle',
  }
}

/** Seconds that a question has been in sight. */
export function useStopwatch(questionId: string | undefined) {
  const since = useRef(0)
  useEffect(() => {
    since.current = performance.now()
  }, [questionId])
  return () => Math.min(LONGEST_SECONDS, Math.round((performance.now() - since.current) / 100) / 10)
}

/** Grows with the clock, so that it goes on over reloads, and never stands still. */
let last = 0
export function nextNumber(): number {
  last = Math.max(last + 1, Date.now())
  return last
}

/** Enter from wherever the keyboard is, unless something there has a use for it: a button, a link, a list, the form itself. */
export function useEnter(enabled: boolean, act: () => void): void {
  const onKeyDown = useEffectEvent((event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.repeat || event.ctrlKey || event.metaKey || event.altKey) return
    const target = event.target as HTMLElement
    if (target.closest('button, a, select, input, textarea, pre, [role="dialog"], [role="menu"]')) return
    event.preventDefault()
    act()
  })
  useEffect(() => {
    if (!enabled) return
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [enabled])
}
