import { useEffect, useEffectEvent } from 'react'
import type { Question } from '@/api/types'
import { shortcut, type Shortcut } from './choice'

/** Listens to the keyboard while no dialog is open. */
export function useShortcuts(
  enabled: boolean,
  question: Pick<Question, 'question_type' | 'options'> | undefined,
  act: (what: Shortcut) => void,
): void {
  const onKeyDown = useEffectEvent((event: KeyboardEvent) => {
    if (!question || event.ctrlKey || event.metaKey || event.altKey) return
    const target = event.target as HTMLElement
    if (target.closest('[role="dialog"], [role="menu"], input[type="text"], textarea, pre')) return
    const what = shortcut(event, question)
    if (!what) return
    event.preventDefault()
    act(what)
  })
  useEffect(() => {
    if (!enabled) return
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [enabled])
}

const KEY = 'zerek-shortcuts'

/** Whether single-key shortcuts are on for this device: dictation software needs them off. */
export const shortcutsEnabled = {
  read(): boolean {
    try {
      return localStorage.getItem(KEY) !== 'off'
    } catch {
      return true
    }
  },
  write(enabled: boolean): void {
    try {
      localStorage.setItem(KEY, enabled ? 'on' : 'off')
    } catch {
      // storage switched off: holds until the page is closed
    }
  },
}
