import { useSyncExternalStore } from 'react'

type Renderer = (tex: string, display: boolean) => string

/** The faces that nearly every formula uses; the rest come when a formula asks for them. */
const FACES = new Set(['KaTeX_Main', 'KaTeX_Math', 'KaTeX_Size1', 'KaTeX_Size2'])

const LONGEST_PAUSE_MS = 30_000

let renderer: Renderer | null = null
let loading: Promise<void> | null = null
let failures = 0
const listeners = new Set<() => void>()

async function load(): Promise<void> {
  try {
    renderer = (await import('./katex')).formulaHtml
    listeners.forEach((listener) => listener())
    failures = 0
  } catch {
    // No network. Whoever needs a formula next tries again, and while somebody waits for one the page does by itself.
    loading = null
    failures += 1
    const again = () => void (listeners.size > 0 && loadFormulas())
    setTimeout(again, Math.min(1000 * 2 ** failures, LONGEST_PAUSE_MS))
  }
}

/**
 * Fetches KaTeX, which is too large for those who never meet a formula. It never fails: a lost network must not take the
 * question away with its formula.
 */
export function loadFormulas(): Promise<void> {
  return (loading ??= load())
}

/** The same with the fonts, for a page that may soon be without a network. */
export async function prefetchFormulas(): Promise<void> {
  await loadFormulas()
  const faces = [...document.fonts].filter((face) => FACES.has(face.family.replaceAll('"', '')))
  await Promise.allSettled(faces.map((face) => face.load()))
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  const again = () => void loadFormulas()
  again()
  window.addEventListener('online', again)
  return () => {
    listeners.delete(listener)
    window.removeEventListener('online', again)
  }
}

/** What turns TeX into HTML; null until KaTeX is here. */
export function useFormulas(): Renderer | null {
  return useSyncExternalStore(
    subscribe,
    () => renderer,
    () => null,
  )
}
