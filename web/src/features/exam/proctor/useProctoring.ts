import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useEffectEvent, useState } from 'react'
import { ApiError, isTransient } from '@/api/problem'
import { proctorLog, reportEvents } from './api'
import { Collector, opensConsole, storedShelf, type Kind } from './collector'

const SENT_MS = 3_000
/** A window that loses the focus to another tab says so twice; which of the two it was shows after a moment. */
const BLUR_MS = 250

/** Notices what happens around the exam, and tells the server; the number of events that it counts. */
export function useProctoring(attemptId: string, isWatching: boolean): number {
  const queryClient = useQueryClient()
  const [collector] = useState(() => new Collector(storedShelf(attemptId)))
  const log = useQuery(proctorLog(attemptId))
  const [sending, setSending] = useState(false)

  const notice = useEffectEvent((kind: Kind) => {
    if (isWatching) collector.notice(kind, Date.now())
  })
  const send = useEffectEvent(async () => {
    const events = collector.batch()
    if (events.length === 0 || sending || !isWatching) return
    setSending(true)
    try {
      await reportEvents(attemptId, events)
      collector.taken(events.length)
      await queryClient.invalidateQueries({ queryKey: ['exam', attemptId, 'proctoring'] })
    } catch (error) {
      // Kept where trying again helps; what a finished exam does not take any more is dropped.
      const isKept = isTransient(error) || (error instanceof ApiError && error.code === 'exam.paused')
      if (error instanceof ApiError && !isKept) collector.taken(events.length)
    } finally {
      setSending(false)
    }
  })

  useEffect(() => {
    let blur: ReturnType<typeof setTimeout> | undefined
    let wasFull = document.fullscreenElement !== null
    const on = {
      copy: () => notice('copy'),
      cut: () => notice('cut'),
      paste: () => notice('paste'),
      // By the mouse it is a right click; by the keyboard, the menu alone.
      contextmenu: (event: MouseEvent) => notice(event.button === 2 ? 'right_click' : 'context_menu'),
      keydown: (event: KeyboardEvent) => opensConsole(event) && notice('console_open'),
      visibilitychange: () => {
        if (document.visibilityState !== 'hidden') return
        clearTimeout(blur)
        notice('tab_switch')
        void send()
      },
      fullscreenchange: () => {
        if (wasFull && document.fullscreenElement === null) notice('fullscreen_exit')
        wasFull = document.fullscreenElement !== null
      },
    }
    const left = () => {
      clearTimeout(blur)
      blur = setTimeout(() => {
        if (document.visibilityState === 'visible' && !document.hasFocus()) notice('window_blur')
      }, BLUR_MS)
    }
    const names = Object.keys(on) as (keyof typeof on)[]
    for (const name of names) document.addEventListener(name, on[name] as EventListener)
    window.addEventListener('blur', left)
    const timer = setInterval(() => void send(), SENT_MS)
    return () => {
      for (const name of names) document.removeEventListener(name, on[name] as EventListener)
      window.removeEventListener('blur', left)
      clearTimeout(blur)
      clearInterval(timer)
      void send()
    }
  }, [])

  return log.data?.summary.total_events ?? 0
}
