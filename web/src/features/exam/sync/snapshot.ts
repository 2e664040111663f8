export type Mark = 'saving' | 'saved' | 'waiting' | 'refused'

/** What the room shows of one question; the texts come from the server and never change. */
export interface QuestionState {
  selectedKeys: string[]
  flagged: boolean
  mark: Mark | null
}

export interface SyncSnapshot {
  questions: ReadonlyMap<string, QuestionState>
  /** Changes that the server has not acknowledged. */
  pending: number
  /** The last try failed, and the room is waiting for the network. */
  offline: boolean
  /** The server says that the attempt takes no more answers. */
  closed: boolean
  /** The exam is paused: what is pending waits for it to go on. */
  held: boolean
}
