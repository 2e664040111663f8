const KEY = 'zerek-last-major'

/** The major that was chosen last on this device: most people sit the same exam again. */
export function lastMajor(): string | null {
  try {
    return localStorage.getItem(KEY)
  } catch {
    return null
  }
}

export function rememberMajor(code: string): void {
  try {
    localStorage.setItem(KEY, code)
  } catch {
    // storage switched off: the next visit starts without a proposal
  }
}
