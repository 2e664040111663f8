import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useEffectEvent, useRef } from 'react'
import { useIsLive, useLive, useWatch } from '@/shared/live/useLive'
import { attemptClock, attemptQuestions } from '../api'
import type { AnswerSync } from '../sync/answerSync'

const ASKED_MS = 1_800
const TOLD_MS = 5_000 // answers of other devices announce nothing
const QUIET_MS = 60_000

/** What the server tells of an attempt while its room is open: the clock, a pause, the end, news of other devices. */
export function usePulse(attemptId: string, sync: AnswerSync) {
  const queryClient = useQueryClient()
  const isTold = useIsLive()
  useWatch({ attempt_id: attemptId })
  useLive('attempt.changed', () => {
    void queryClient.invalidateQueries({ queryKey: attemptClock(attemptId).queryKey })
  })
  const pulse = useQuery({
    ...attemptClock(attemptId),
    refetchInterval: isTold ? TOLD_MS : ASKED_MS,
    refetchIntervalInBackground: true,
    refetchOnWindowFocus: 'always',
    staleTime: 0,
  })
  const version = pulse.data?.state_version
  const known = useRef<string>(undefined)
  const compare = useEffectEvent((current: string) => {
    const isFirst = known.current === undefined
    const isOwn = isOwnVersion(current, sync)
    if (current !== known.current && !isFirst && !isOwn)
      void queryClient.invalidateQueries({ queryKey: attemptQuestions(attemptId).queryKey })
    known.current = current
  })
  useEffect(() => {
    if (version !== undefined) compare(version)
  }, [version])
  return pulse
}

/** How often all questions are read again even where nothing seems to be new. */
export const QUESTIONS_MS = QUIET_MS

/** Whether the last answer and the flags that the server knows of are those given here. */
function isOwnVersion(version: string, sync: AnswerSync): boolean {
  const [savedAt = '', flags] = version.split('/')
  const flagged = [...sync.snapshot().questions.values()].filter((each) => each.flagged).length
  return (savedAt === '' || savedAt === sync.savedAt) && Number(flags) === flagged
}
