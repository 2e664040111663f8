import { openDB, type DBSchema, type IDBPDatabase } from 'idb'

/** One change of the student that the server has not acknowledged yet. A newer one of the same kind and question replaces it. */
export type Change = { attemptId: string; questionId: string; seq: number } & (
  { kind: 'answer'; selectedKeys: string[] } | { kind: 'flag'; flagged: boolean }
)

/** Where unacknowledged changes wait for the network, and survive a reload of the page. */
export interface PendingStore {
  load(attemptId: string): Promise<Change[]>
  put(change: Change): Promise<void>
  /** Removes what was acknowledged, unless a newer change has taken its place in the meantime. */
  remove(change: Change): Promise<void>
  clear(attemptId: string): Promise<void>
}

interface Schema extends DBSchema {
  changes: { key: [string, string, string]; value: Change; indexes: { attempt: string } }
}

const keyOf = (change: Change): [string, string, string] => [change.attemptId, change.kind, change.questionId]

function open(): Promise<IDBPDatabase<Schema>> {
  return openDB<Schema>('zerek-exam', 1, {
    upgrade(db) {
      const changes = db.createObjectStore('changes', { keyPath: ['attemptId', 'kind', 'questionId'] })
      changes.createIndex('attempt', 'attemptId')
    },
  })
}

export function indexedDbStore(): PendingStore {
  let opened: Promise<IDBPDatabase<Schema>> | null = null
  const db = () => (opened ??= open())
  return {
    load: async (attemptId) => (await db()).getAllFromIndex('changes', 'attempt', attemptId),
    put: async (change) => {
      const transaction = (await db()).transaction('changes', 'readwrite')
      const held = await transaction.store.get(keyOf(change))
      // Another tab may have written a newer one.
      if (!held || held.seq < change.seq) await transaction.store.put(change)
      await transaction.done
    },
    remove: async (change) => {
      const transaction = (await db()).transaction('changes', 'readwrite')
      const held = await transaction.store.get(keyOf(change))
      if (held && held.seq <= change.seq) await transaction.store.delete(keyOf(change))
      await transaction.done
    },
    clear: async (attemptId) => {
      const transaction = (await db()).transaction('changes', 'readwrite')
      for (const key of await transaction.store.index('attempt').getAllKeys(attemptId)) {
        await transaction.store.delete(key)
      }
      await transaction.done
    },
  }
}
