import { useCallback, useSyncExternalStore } from 'react'
import { serverNow, type ServerClock } from '../sync/clock'

const TICK_MS = 250

function everyTick(notify: () => void): () => void {
  const timer = setInterval(notify, TICK_MS)
  return () => clearInterval(timer)
}

/** A plain value computed from server time; renders again only when the value changes. */
export function useServerValue<T extends string | number | boolean>(
  clock: ServerClock,
  select: (serverNowMs: number) => T,
): T {
  const read = useCallback(() => select(serverNow(clock, performance.now())), [clock, select])
  return useSyncExternalStore(everyTick, read)
}
