import { isTransient, SignedOutError, ApiError } from '@/api/problem'
import { nextSequence, retryDelay } from './clock'
import type { Change, PendingStore } from './pendingStore'
import type { Mark, QuestionState, SyncSnapshot } from './snapshot'

export type { Mark, QuestionState, SyncSnapshot }

export interface ServerQuestion {
  question_id: string
  selected_keys: string[]
  flagged: boolean
}

/** The answer that the server holds after a delivery: a newer one of another device, where ours came too late. */
export type Stored = { selectedKeys: string[]; seq: number; savedAt?: string } | null

interface Wiring {
  attemptId: string
  store: PendingStore
  send: (change: Change) => Promise<Stored>
  /** Server time in ms. */
  now: () => number
  /** Tells the other tabs what was changed here, and again when it is saved. */
  publish: (change: Change, mark: Mark) => void
}

const EMPTY: QuestionState = { selectedKeys: [], flagged: false, mark: null }
const idOf = (change: Change) => `${change.kind}:${change.questionId}`

/**
 * Carries the student's answers and flags to the server, one at a time in the order given, until each is acknowledged.
 *
 * A change is kept in the store until the server has said that it is saved, so neither a lost network nor a reload loses it. Every
 * change carries a growing number; the server never lets an older one overwrite a newer, so sending twice does no harm.
 */
export class AnswerSync {
  private readonly wiring: Wiring
  private readonly pending = new Map<string, Change>()
  private readonly touched = new Map<string, { at: number; change: Change }>()
  private readonly listeners = new Set<() => void>()
  private state: SyncSnapshot = {
    questions: new Map(),
    pending: 0,
    offline: false,
    closed: false,
    held: false,
  }
  private lastSeq = 0
  private failures = 0
  private sending = false
  /** When the server saved the last answer that went out from here. */
  savedAt = ''
  private timer: ReturnType<typeof setTimeout> | undefined

  constructor(wiring: Wiring) {
    this.wiring = wiring
  }

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  snapshot = (): SyncSnapshot => this.state

  /** Takes up what an earlier visit could not deliver. */
  async restore(): Promise<void> {
    for (const change of await this.wiring.store.load(this.wiring.attemptId).catch(() => [])) {
      const newer = this.pending.get(idOf(change))
      if (!newer || newer.seq < change.seq) this.hold(change)
    }
    void this.flush()
  }

  /** Takes the server's picture, asked for at `askedAt`; what was changed here since then is newer and stays. */
  adopt(items: readonly ServerQuestion[], askedAt: number): void {
    const questions = new Map(this.state.questions)
    for (const item of items) {
      const before = questions.get(item.question_id)
      const next: QuestionState = {
        selectedKeys: item.selected_keys,
        flagged: item.flagged,
        mark: item.selected_keys.length > 0 ? 'saved' : null,
      }
      if (before && this.isNewerHere(`answer:${item.question_id}`, askedAt)) {
        next.selectedKeys = before.selectedKeys
        next.mark = before.mark
      }
      if (before && this.isNewerHere(`flag:${item.question_id}`, askedAt)) next.flagged = before.flagged
      questions.set(item.question_id, next)
    }
    this.update({ questions })
  }

  answer(questionId: string, selectedKeys: string[]): void {
    this.make({ ...this.stamp(questionId), kind: 'answer', selectedKeys })
  }

  flag(questionId: string, flagged: boolean): void {
    this.make({ ...this.stamp(questionId), kind: 'flag', flagged })
  }

  /** Shows what another tab of this browser did; that tab delivers it. */
  hear(change: Change, mark: Mark): void {
    const known = this.touched.get(idOf(change))
    if (change.attemptId !== this.wiring.attemptId || (known && known.change.seq > change.seq)) return
    this.lastSeq = Math.max(this.lastSeq, change.seq)
    this.pending.delete(idOf(change))
    this.touched.set(idOf(change), { at: performance.now(), change })
    this.show(change, mark)
  }

  /** Tries at once; called when the network is back or the page is looked at again. */
  retryNow(): void {
    clearTimeout(this.timer)
    this.failures = 0
    void this.flush()
  }

  /** True once nothing is left to deliver; waits at most `timeoutMs`. */
  async settled(timeoutMs: number): Promise<boolean> {
    this.retryNow()
    const end = performance.now() + timeoutMs
    while (this.pending.size > 0 && performance.now() < end) await new Promise((done) => setTimeout(done, 50))
    return this.pending.size === 0
  }

  /** Stops trying until the next change or `retryNow`; what waits stays in the store. */
  pause(): void {
    clearTimeout(this.timer)
  }

  private stamp(questionId: string) {
    this.lastSeq = nextSequence(this.wiring.now(), this.lastSeq)
    return { attemptId: this.wiring.attemptId, questionId, seq: this.lastSeq }
  }

  private make(change: Change): void {
    if (this.state.closed) return
    this.hold(change)
    // Where storage is switched off, the change still lives in memory and is sent; only a reload could lose it.
    this.wiring.store.put(change).catch(() => undefined)
    this.wiring.publish(change, 'saving')
    void this.flush()
  }

  private hold(change: Change): void {
    this.lastSeq = Math.max(this.lastSeq, change.seq)
    // Deleting first moves the question to the end of the line: order of delivery is order of giving.
    this.pending.delete(idOf(change))
    this.pending.set(idOf(change), change)
    this.touched.set(idOf(change), { at: performance.now(), change })
    this.show(change, this.state.offline ? 'waiting' : 'saving')
  }

  private isNewerHere(id: string, askedAt: number): boolean {
    return this.pending.has(id) || (this.touched.get(id)?.at ?? -1) >= askedAt
  }

  private async flush(): Promise<void> {
    if (this.sending) return
    this.sending = true
    clearTimeout(this.timer)
    try {
      while (this.pending.size > 0 && !this.state.closed) {
        const [change] = [...this.pending.values()].sort((a, b) => a.seq - b.seq)
        if (!change || !(await this.deliver(change))) break
      }
    } finally {
      this.sending = false
    }
  }

  /** Sends one change. False: stop for now; the rest stays in line. */
  private async deliver(change: Change): Promise<boolean> {
    let stored: Stored
    try {
      stored = await this.wiring.send(change)
    } catch (error) {
      return this.failed(change, error)
    }
    this.failures = 0
    this.update({ offline: false, held: false })
    this.savedAt = stored?.savedAt ?? this.savedAt
    this.settle(change, 'saved')
    if (change.kind === 'answer' && stored && stored.seq > change.seq)
      this.hear({ ...change, ...stored }, 'saved')
    return true
  }

  private failed(change: Change, error: unknown): boolean {
    if (isTransient(error)) {
      this.failures += 1
      this.update({ offline: true })
      for (const waiting of this.pending.values()) this.show(waiting, 'waiting')
      this.timer = setTimeout(() => void this.flush(), retryDelay(this.failures))
      return false
    }
    if (error instanceof SignedOutError) return false // kept in the store: delivered after the next sign-in
    if (error instanceof ApiError && (error.status === 409 || error.status === 404)) {
      if (error.code === 'exam.paused') {
        this.update({ held: true, offline: false })
        for (const waiting of this.pending.values()) this.show(waiting, 'waiting')
        return false
      }
      this.update({ closed: true })
      return false
    }
    this.settle(change, 'refused') // a refusal for good must not block the answers behind it
    return true
  }

  private settle(change: Change, mark: Mark): void {
    const id = idOf(change)
    this.wiring.store.remove(change).catch(() => undefined)
    if (this.pending.get(id)?.seq !== change.seq) return // changed again while this one was on its way
    this.pending.delete(id)
    this.touched.set(id, { at: performance.now(), change })
    this.show(change, mark)
    this.wiring.publish(change, mark)
  }

  private show(change: Change, mark: Mark): void {
    const questions = new Map(this.state.questions)
    const before = questions.get(change.questionId) ?? EMPTY
    questions.set(
      change.questionId,
      change.kind === 'answer'
        ? {
            ...before,
            selectedKeys: change.selectedKeys,
            mark: change.selectedKeys.length || mark !== 'saved' ? mark : null,
          }
        : { ...before, flagged: change.flagged },
    )
    this.update({ questions, pending: this.pending.size })
  }

  private update(part: Partial<SyncSnapshot>): void {
    this.state = { ...this.state, ...part }
    this.listeners.forEach((listener) => listener())
  }
}
