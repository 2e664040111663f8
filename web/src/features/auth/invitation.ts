const KEY = 'zerek-invitation'

/**
 * The invitation code with which somebody came, until it is used or the tab is closed: on the way there may be a
 * sign-in, a registration, or a visit to another site that knows who they are.
 */
export function keptInvitation(): string | null {
  try {
    return sessionStorage.getItem(KEY)
  } catch {
    return null
  }
}

export function keepInvitation(code: string): void {
  try {
    sessionStorage.setItem(KEY, code)
  } catch {
    // storage switched off: the code has to be typed again after signing in
  }
}

export function forgetInvitation(): void {
  try {
    sessionStorage.removeItem(KEY)
  } catch {
    // storage switched off: nothing was kept
  }
}
