import { useSyncExternalStore } from 'react'
import { api } from '@/api/client'

/** How a text names an uploaded picture: by the SHA-256 of its content. */
const OWN = /^image:([0-9a-f]{64})$/

const LONGEST_PAUSE_MS = 30_000
const FOREVER_GONE = 404

interface Picture {
  url: string | null
  state: 'loading' | 'here' | 'gone'
  tries: number
}

// Pictures need the token of whoever is signed in, so they are fetched here and shown from memory.
const pictures = new Map<string, Picture>()
const listeners = new Set<() => void>()

function put(digest: string, picture: Picture): void {
  pictures.set(digest, picture)
  listeners.forEach((listener) => listener())
}

async function load(digest: string, tries: number): Promise<void> {
  try {
    const answer = await api.GET('/api/v1/question-images/{digest}', {
      params: { path: { digest } },
      parseAs: 'blob',
    })
    if (answer.response.status === FOREVER_GONE) {
      put(digest, { url: null, state: 'gone', tries })
      return
    }
    if (!answer.response.ok) throw new Error(String(answer.response.status))
    put(digest, { url: URL.createObjectURL(answer.data as unknown as Blob), state: 'here', tries })
  } catch {
    // No network, perhaps: it is tried again, ever more patiently, while the page is open.
    setTimeout(() => void load(digest, tries + 1), Math.min(1000 * 2 ** tries, LONGEST_PAUSE_MS))
  }
}

export const digestOf = (href: string): string | null => OWN.exec(href)?.[1] ?? null

/** Fetches a picture once, so that it can be shown after the network is gone. */
export function loadPicture(digest: string): void {
  if (pictures.has(digest)) return
  pictures.set(digest, { url: null, state: 'loading', tries: 0 })
  void load(digest, 0)
}

/** An import may have brought what was not here when its questions were looked at beforehand. */
export function lookAgain(): void {
  for (const [digest, { state }] of pictures) {
    if (state !== 'gone') continue
    put(digest, { url: null, state: 'loading', tries: 0 })
    void load(digest, 0)
  }
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

const LOADING: Picture = { url: null, state: 'loading', tries: 0 }

export function usePicture(digest: string): Picture {
  return useSyncExternalStore(
    (listener) => {
      const unsubscribe = subscribe(listener)
      loadPicture(digest)
      return unsubscribe
    },
    () => pictures.get(digest) ?? LOADING,
    () => LOADING,
  )
}
