/** What is noticed around an exam, gathered until the server has it. Nothing here decides anything about anybody. */

export const KINDS = [
  'copy',
  'paste',
  'cut',
  'tab_switch',
  'window_blur',
  'console_open',
  'right_click',
  'context_menu',
  'fullscreen_exit',
] as const

export type Kind = (typeof KINDS)[number]
export interface Noticed {
  event_type: Kind
  client_time: string
}

const REPEAT_MS = 1_000
const MOST_KEPT = 300
export const MOST_SENT = 100

export interface Shelf {
  read(): Noticed[]
  write(events: Noticed[]): void
}

/** Keeps what is noticed, each kind once a second, until `taken` says that it has arrived. */
export class Collector {
  private readonly last = new Map<Kind, number>()
  private readonly shelf: Shelf

  constructor(shelf: Shelf) {
    this.shelf = shelf
  }

  /** False where it repeats one of the same second. */
  notice(kind: Kind, nowMs: number): boolean {
    const before = this.last.get(kind)
    if (before !== undefined && nowMs - before < REPEAT_MS) return false
    this.last.set(kind, nowMs)
    const event: Noticed = { event_type: kind, client_time: new Date(nowMs).toISOString() }
    this.shelf.write([...this.shelf.read(), event].slice(-MOST_KEPT))
    return true
  }

  /** The oldest ones, as many as one delivery takes. */
  batch(): Noticed[] {
    return this.shelf.read().slice(0, MOST_SENT)
  }

  taken(count: number): void {
    this.shelf.write(this.shelf.read().slice(count))
  }
}

/** On this device, so that neither a reload nor a lost network forgets it. */
export function storedShelf(attemptId: string): Shelf {
  const key = `zerek-proctor-${attemptId}`
  let kept: Noticed[] = []
  try {
    kept = JSON.parse(localStorage.getItem(key) ?? '[]') as Noticed[]
  } catch {
    // Storage is switched off or holds nonsense: what is noticed lives in memory.
  }
  return {
    read: () => kept,
    write(events) {
      kept = events
      try {
        if (events.length > 0) localStorage.setItem(key, JSON.stringify(events))
        else localStorage.removeItem(key)
      } catch {
        // The same.
      }
    },
  }
}

/** Whether keys ask for the developer tools. Nothing else is guessed from: window sizes and timing accuse the innocent. */
export function opensConsole(
  event: Pick<KeyboardEvent, 'code' | 'ctrlKey' | 'shiftKey' | 'metaKey' | 'altKey'>,
) {
  if (event.code === 'F12') return true
  const isTool = ['KeyI', 'KeyJ', 'KeyC'].includes(event.code)
  return isTool && ((event.ctrlKey && event.shiftKey) || (event.metaKey && event.altKey))
}
