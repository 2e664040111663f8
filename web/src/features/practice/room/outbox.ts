import { isTransient } from '@/api/problem'
import type { CheckedAnswer } from '@/api/types'

/** An answer on its way, as the server takes it. */
export interface Waiting {
  question_id: string
  version_id: string
  selected_keys: string[]
  client_seq: number
  time_seconds: number
}

export interface Snapshot {
  waiting: ReadonlyMap<string, Waiting>
  checked: ReadonlyMap<string, CheckedAnswer>
  refused: ReadonlyMap<string, unknown>
  /** The last attempt to send found no server. */
  offline: boolean
}

interface Options {
  send: (answer: Waiting) => Promise<CheckedAnswer>
  /** Where answers that wait survive a reload of the page. */
  storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>
  key: string
}

/**
 * Answers on their way to be checked, one after the other. One that cannot be delivered waits, also over a reload, and goes out when the
 * network is back; its number lets the server tell a repeat from a new answer, so that nothing counts twice.
 */
export class Outbox {
  readonly #options: Options
  readonly #listeners = new Set<() => void>()
  #snapshot: Snapshot = { waiting: new Map(), checked: new Map(), refused: new Map(), offline: false }
  #sending = false

  constructor(options: Options) {
    this.#options = options
    this.#set({ waiting: this.#load() })
  }

  subscribe = (listener: () => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  snapshot = () => this.#snapshot

  submit(answer: Waiting): void {
    const waiting = new Map(this.#snapshot.waiting).set(answer.question_id, answer)
    const refused = new Map(this.#snapshot.refused)
    refused.delete(answer.question_id)
    this.#set({ waiting, refused })
    this.#keep()
    void this.flush()
  }

  /** Forgets how a question was checked, so that it can be answered once more. */
  reopen(questionId: string): void {
    const checked = new Map(this.#snapshot.checked)
    checked.delete(questionId)
    this.#set({ checked })
  }

  /** Sends what waits, in order; stops at the first one that finds no server. */
  async flush(): Promise<void> {
    if (this.#sending) return
    this.#sending = true
    try {
      for (let next = this.#first(); next; next = this.#first()) {
        if (!(await this.#deliver(next))) return
      }
    } finally {
      this.#sending = false
    }
  }

  async #deliver(answer: Waiting): Promise<boolean> {
    const { checked, refused } = this.#snapshot
    try {
      const found = await this.#options.send(answer)
      this.#set({ checked: new Map(checked).set(answer.question_id, found), offline: false })
    } catch (error) {
      if (isTransient(error)) {
        this.#set({ offline: true })
        return false
      }
      this.#set({ refused: new Map(refused).set(answer.question_id, error), offline: false })
    }
    const waiting = new Map(this.#snapshot.waiting)
    if (waiting.get(answer.question_id)?.client_seq === answer.client_seq) waiting.delete(answer.question_id)
    this.#set({ waiting })
    this.#keep()
    return true
  }

  #first(): Waiting | undefined {
    return this.#snapshot.waiting.values().next().value
  }

  #set(change: Partial<Snapshot>): void {
    this.#snapshot = { ...this.#snapshot, ...change }
    this.#listeners.forEach((listener) => listener())
  }

  #load(): Map<string, Waiting> {
    try {
      const kept = JSON.parse(this.#options.storage.getItem(this.#options.key) ?? '[]') as Waiting[]
      return new Map(kept.map((each) => [each.question_id, each]))
    } catch {
      return new Map() // storage switched off, or something else wrote there
    }
  }

  #keep(): void {
    const waiting = [...this.#snapshot.waiting.values()]
    try {
      if (waiting.length) this.#options.storage.setItem(this.#options.key, JSON.stringify(waiting))
      else this.#options.storage.removeItem(this.#options.key)
    } catch {
      // storage switched off or full: what waits holds until the page is closed
    }
  }
}
