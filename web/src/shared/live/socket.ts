import { SignedOutError } from '@/api/problem'

/** What the server says over the socket: `type`, and what that kind of message carries. */
export interface LiveMessage {
  type: string
  [field: string]: unknown
}

/** What a page may watch beside what concerns its own person. */
export type Watched = { attempt_id: string } | { monitor: true }

export interface Transport {
  send: (text: string) => void
  close: () => void
  onmessage: ((event: { data: unknown }) => void) | null
  onclose: ((event: { code: number }) => void) | null
  onopen: (() => void) | null
}

/** What the socket stands on; tests bring their own. */
export interface Surroundings {
  open: () => Transport
  accessToken: () => Promise<string>
  /** A new token after the server refused this one. */
  renewedToken: (refused: string) => Promise<string>
}

type Handler = (message: LiveMessage) => void

const SHORTEST_PAUSE_MS = 1_000
const LONGEST_PAUSE_MS = 30_000
const FULL_PAUSE_MS = 60_000
const QUIET_MS = 25_000
const ANSWER_MS = 10_000
const TOKEN_LOOK_MS = 8_000
const NOT_SIGNED_IN = 4401
const TOO_MUCH = 4429
const MOST_SEEN = 500

/** Milliseconds until the next try: doubled with each failure, with jitter, so that a whole school does not come back at once. */
export function pauseAfter(failures: number, code: number, random: number): number {
  if (code === TOO_MUCH) return FULL_PAUSE_MS
  return Math.min(SHORTEST_PAUSE_MS * 2 ** Math.max(0, failures - 1), LONGEST_PAUSE_MS) * (0.5 + random / 2)
}

/** One socket of this tab. It is open while somebody listens, comes back by itself, and asks for what was missed. */
export class LiveSocket {
  private transport: Transport | null = null
  private readonly handlers = new Set<Handler>()
  private readonly stateListeners = new Set<() => void>()
  private readonly watched = new Map<string, { frame: Watched; count: number }>()
  private readonly seen = new Set<string>()
  private after: string | null = null
  private token = ''
  private failures = 0
  private begun = false
  private wasReady = false
  private retry: ReturnType<typeof setTimeout> | undefined
  private quiet: ReturnType<typeof setTimeout> | undefined
  private look: ReturnType<typeof setInterval> | undefined
  /** Whether messages come: while they do not, pages ask the server now and then. */
  connected = false

  private readonly around: Surroundings

  constructor(around: Surroundings) {
    this.around = around
  }

  listen(handler: Handler): () => void {
    this.handlers.add(handler)
    this.start()
    return () => {
      this.handlers.delete(handler)
      if (this.handlers.size === 0) this.stop()
    }
  }

  watch(frame: Watched): () => void {
    const key = JSON.stringify(frame)
    const entry = this.watched.get(key) ?? { frame, count: 0 }
    entry.count += 1
    this.watched.set(key, entry)
    if (entry.count === 1 && this.connected) this.say({ type: 'watch', ...frame })
    return () => {
      entry.count -= 1
      if (entry.count > 0) return
      this.watched.delete(key)
      if (this.connected) this.say({ type: 'unwatch', ...frame })
    }
  }

  onState(listener: () => void): () => void {
    this.stateListeners.add(listener)
    return () => this.stateListeners.delete(listener)
  }

  /** The network is back, or the tab is looked at again: no reason to wait any longer. */
  hurry(): void {
    if (!this.begun || this.transport) return
    clearTimeout(this.retry)
    void this.connect()
  }

  private start(): void {
    if (this.begun) return
    this.begun = true
    void this.connect()
  }

  /** Also at the end of a session: the next person here has seen nothing yet. */
  stop(): void {
    this.begun = false
    this.after = null
    this.wasReady = false
    this.failures = 0
    this.seen.clear()
    clearTimeout(this.retry)
    this.drop()
  }

  private drop(): void {
    clearTimeout(this.quiet)
    clearInterval(this.look)
    const { transport } = this
    this.transport = null
    if (transport) {
      transport.onmessage = transport.onclose = transport.onopen = null
      transport.close()
    }
    this.setConnected(false)
  }

  private setConnected(connected: boolean): void {
    if (connected === this.connected) return
    this.connected = connected
    this.stateListeners.forEach((listener) => listener())
  }

  private say(frame: Record<string, unknown>): void {
    this.transport?.send(JSON.stringify(frame))
  }

  private async connect(): Promise<void> {
    try {
      this.token = await this.around.accessToken()
    } catch (error) {
      if (!(error instanceof SignedOutError)) this.later(0)
      return
    }
    if (!this.begun || this.transport) return
    const transport = this.around.open()
    this.transport = transport
    transport.onopen = () => this.say({ type: 'auth', token: this.token, after: this.after })
    transport.onmessage = ({ data }) => this.hear(data)
    transport.onclose = ({ code }) => void this.closed(code)
    this.expectSomething()
  }

  /** A connection may be dead without either side knowing: a quiet one is asked, and given up where it does not answer. */
  private expectSomething(): void {
    clearTimeout(this.quiet)
    this.quiet = setTimeout(() => {
      if (this.connected) this.say({ type: 'ping' })
      this.quiet = setTimeout(() => void this.closed(0), ANSWER_MS)
    }, QUIET_MS)
  }

  private async closed(code: number): Promise<void> {
    this.drop()
    if (!this.begun) return
    this.failures += 1
    if (code === NOT_SIGNED_IN) {
      try {
        await this.around.renewedToken(this.token)
      } catch (error) {
        if (error instanceof SignedOutError) return
      }
    }
    this.later(code)
  }

  private later(code: number): void {
    clearTimeout(this.retry)
    this.retry = setTimeout(() => void this.connect(), pauseAfter(this.failures, code, Math.random()))
  }

  private async keepSignedIn(): Promise<void> {
    const fresh = await this.around.accessToken().catch(() => this.token)
    if (fresh === this.token || !this.connected) return
    this.token = fresh
    this.say({ type: 'auth', token: fresh })
  }

  private hear(data: unknown): void {
    this.expectSomething()
    const message = parsed(data)
    if (!message || message.type === 'pong') return
    if (message.type === 'ready') this.ready()
    else if (this.isNew(message)) this.tell(message)
  }

  private ready(): void {
    if (this.connected) return // a fresh token was taken
    this.failures = 0
    this.setConnected(true)
    for (const { frame } of this.watched.values()) this.say({ type: 'watch', ...frame })
    clearInterval(this.look)
    this.look = setInterval(() => void this.keepSignedIn(), TOKEN_LOOK_MS)
    if (this.wasReady) this.tell({ type: 'resync' })
    this.wasReady = true
  }

  private isNew(message: LiveMessage): boolean {
    if (message.type !== 'notification' || typeof message.id !== 'string') return true
    if (this.seen.has(message.id)) return false
    if (this.seen.size >= MOST_SEEN) this.seen.clear()
    this.seen.add(message.id)
    if (this.after === null || message.id > this.after) this.after = message.id
    return true
  }

  private tell(message: LiveMessage): void {
    this.handlers.forEach((handler) => handler(message))
  }
}

function parsed(data: unknown): LiveMessage | null {
  try {
    const message: unknown = JSON.parse(String(data))
    return typeof message === 'object' && message !== null && 'type' in message
      ? (message as LiveMessage)
      : null
  } catch {
    return null
  }
}
