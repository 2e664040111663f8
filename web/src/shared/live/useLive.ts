import { useEffect, useRef, useSyncExternalStore } from 'react'
import { accessToken, onSignedOut, renewedToken } from '@/api/session'
import { LiveSocket, type LiveMessage, type Transport, type Watched } from './socket'

/*
 * How a feature hears of what happens, at once.
 *
 *   useLive('attempt.changed', (message) => void queryClient.invalidateQueries({ queryKey: [...] }))
 *   useWatch({ attempt_id: attemptId })   // messages about one's own attempt come only while it is watched
 *   useWatch({ monitor: true })           // for who supervises; null watches nothing
 *   const isLive = useIsLive()            // refetchInterval: isLive ? 60_000 : 10_000
 *
 * A message is a nudge and may get lost with the connection: take it as a reason to ask the server, and ask now and then
 * without it. After a lost connection came back, and after the server's own outage, every handler gets
 * `{ type: 'resync' }`, whatever kind it asked for: something may have been missed.
 */

function open(): Transport {
  const scheme = location.protocol === 'https:' ? 'wss' : 'ws'
  const wire = new WebSocket(`${scheme}://${location.host}/api/v1/ws`)
  const transport: Transport = {
    send: (text) => wire.send(text),
    close: () => wire.close(),
    onopen: null,
    onmessage: null,
    onclose: null,
  }
  wire.onopen = () => transport.onopen?.()
  wire.onmessage = ({ data }: MessageEvent<unknown>) => transport.onmessage?.({ data })
  wire.onclose = ({ code }) => transport.onclose?.({ code })
  return transport
}

const socket = new LiveSocket({
  open,
  accessToken,
  renewedToken,
})

onSignedOut(() => socket.stop())
if (typeof window !== 'undefined') {
  window.addEventListener('online', () => socket.hurry())
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') socket.hurry()
  })
}

/** Calls back for each message of a kind (or of several) while the component is there; the newest handler is called. */
export function useLive(kind: string | readonly string[], handler: (message: LiveMessage) => void): void {
  const newest = useRef(handler)
  useEffect(() => {
    newest.current = handler
  })
  const kinds = typeof kind === 'string' ? kind : kind.join(' ')
  useEffect(
    () =>
      socket.listen((message) => {
        if (message.type === 'resync' || kinds.split(' ').includes(message.type)) newest.current(message)
      }),
    [kinds],
  )
}

/** Asks the server for the messages about an attempt of one's own, or about the attempts one supervises. */
export function useWatch(target: Watched | null): void {
  const frame = target === null ? null : JSON.stringify(target)
  useEffect(() => (frame === null ? undefined : socket.watch(JSON.parse(frame) as Watched)), [frame])
}

/** Whether messages come at this moment. */
export function useIsLive(): boolean {
  return useSyncExternalStore(
    (changed) => socket.onState(changed),
    () => socket.connected,
  )
}
