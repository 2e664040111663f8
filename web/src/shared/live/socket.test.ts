import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { SignedOutError } from '@/api/problem'
import { LiveSocket, pauseAfter, type LiveMessage, type Transport } from './socket'

class Wire implements Transport {
  said: Record<string, unknown>[] = []
  isClosed = false
  onmessage: Transport['onmessage'] = null
  onclose: Transport['onclose'] = null
  onopen: Transport['onopen'] = null
  send(text: string) {
    this.said.push(JSON.parse(text) as Record<string, unknown>)
  }
  close() {
    this.isClosed = true
  }
  hear(message: unknown) {
    this.onmessage?.({ data: typeof message === 'string' ? message : JSON.stringify(message) })
  }
}

let wires: Wire[]
let token: string
let isSignedOut: boolean
let renewals: string[]

function socket() {
  return new LiveSocket({
    open: () => {
      const wire = new Wire()
      wires.push(wire)
      return wire
    },
    accessToken: () => (isSignedOut ? Promise.reject(new SignedOutError()) : Promise.resolve(token)),
    renewedToken: (refused) => {
      renewals.push(refused)
      return Promise.resolve((token = `${refused}+`))
    },
  })
}

async function ready(at: number): Promise<Wire> {
  await vi.advanceTimersByTimeAsync(0)
  const wire = wires[at]
  if (!wire) throw new Error(`no connection ${String(at)}`)
  wire.onopen?.()
  wire.hear({ type: 'ready', server_time: '2026-01-01T00:00:00Z' })
  return wire
}

beforeEach(() => {
  vi.useFakeTimers()
  ;[wires, token, isSignedOut, renewals] = [[], 'one', false, []]
})
afterEach(() => {
  vi.useRealTimers()
})

test('signs in with its first frame and tells what comes, each notification once', async () => {
  const heard: LiveMessage[] = []
  socket().listen((message) => heard.push(message))
  const wire = await ready(0)
  expect(wire.said).toEqual([{ type: 'auth', token: 'one', after: null }])
  for (const id of ['a', 'a', 'b']) wire.hear({ type: 'notification', id, title: 'T' })
  wire.hear('no JSON')
  wire.hear('7')
  expect(heard.map(({ id }) => id)).toEqual(['a', 'b'])
})

test('comes back after a lost connection, asks for what it missed and says that something may be missing', async () => {
  const heard: LiveMessage[] = []
  const live = socket()
  live.watch({ attempt_id: 'x' })
  live.listen((message) => heard.push(message))
  const first = await ready(0)
  first.hear({ type: 'notification', id: 'b' })
  first.hear({ type: 'notification', id: 'a' })
  first.onclose?.({ code: 1006 })
  expect(live.connected).toBe(false)
  await vi.advanceTimersByTimeAsync(1000)
  const second = await ready(1)
  expect(second.said).toEqual([
    { type: 'auth', token: 'one', after: 'b' },
    { type: 'watch', attempt_id: 'x' },
  ])
  expect(heard.at(-1)).toEqual({ type: 'resync' })
})

test('gets a new token where the server refuses the old one, and gives up where there is no session', async () => {
  const live = socket()
  live.listen(() => undefined)
  const first = await ready(0)
  first.onclose?.({ code: 4401 })
  await vi.advanceTimersByTimeAsync(1000)
  const second = await ready(1)
  expect(renewals).toEqual(['one'])
  expect(second.said[0]).toMatchObject({ token: 'one+' })
  isSignedOut = true
  second.onclose?.({ code: 1006 })
  await vi.advanceTimersByTimeAsync(120_000)
  expect(wires.length).toBe(2)
})

test('shows a fresh token on the open socket before the old one ends', async () => {
  socket().listen(() => undefined)
  const wire = await ready(0)
  token = 'two'
  await vi.advanceTimersByTimeAsync(10_000)
  expect(wire.said.at(-1)).toEqual({ type: 'auth', token: 'two' })
  expect(wires.length).toBe(1)
})

test('a connection that answers nothing any more is given up', async () => {
  socket().listen(() => undefined)
  const wire = await ready(0)
  await vi.advanceTimersByTimeAsync(25_500)
  expect(wire.said.at(-1)).toEqual({ type: 'ping' })
  await vi.advanceTimersByTimeAsync(15_000)
  expect(wire.isClosed).toBe(true)
  expect(wires.length).toBe(2)
})

test('two components that watch the same are one, and the last to leave ends it', async () => {
  const live = socket()
  live.listen(() => undefined)
  const wire = await ready(0)
  const leave = [live.watch({ monitor: true }), live.watch({ monitor: true })]
  leave[0]?.()
  expect(wire.said.slice(1)).toEqual([{ type: 'watch', monitor: true }])
  leave[1]?.()
  expect(wire.said.at(-1)).toEqual({ type: 'unwatch', monitor: true })
})

test('closes with the last listener, and the next person begins anew', async () => {
  const live = socket()
  const stop = live.listen(() => undefined)
  const wire = await ready(0)
  wire.hear({ type: 'notification', id: 'a' })
  stop()
  expect(wire.isClosed).toBe(true)
  live.listen(() => undefined)
  expect((await ready(1)).said[0]).toMatchObject({ after: null })
})

test('pauses grow to half a minute, with jitter, and are long where there are too many sockets', () => {
  expect(pauseAfter(1, 1006, 1)).toBe(1000)
  expect(pauseAfter(1, 1006, 0)).toBe(500)
  expect(pauseAfter(20, 1006, 1)).toBe(30_000)
  expect(pauseAfter(1, 4429, 0)).toBe(60_000)
})
