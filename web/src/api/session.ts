import { ApiError, NetworkError, problemFrom, SignedOutError } from './problem'

/**
 * The session of this tab. The access token lives in memory only; the refresh token is an HttpOnly cookie that no script
 * can read. A refresh token is good for one use, and using it twice ends the session everywhere, so refreshes are
 * serialised: inside the tab by one promise, across tabs by a lock of the browser.
 */
interface Token {
  value: string
  expiresAt: number
}

type Listener = () => void

const EARLY_MS = 20_000
const REFRESH_URL = '/api/v1/auth/refresh'

let token: Token | null = null
let refreshing: Promise<string> | null = null
const listeners = new Set<Listener>()
const blockedListeners = new Set<Listener>()
const otherTabs = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel('zerek-session')

function end(): void {
  token = null
  listeners.forEach((listener) => listener())
}

otherTabs?.addEventListener('message', (event: MessageEvent<unknown>) => {
  if (event.data === 'signed-out') end()
})

export function accept(answer: { access_token: string; expires_in: number }): void {
  token = { value: answer.access_token, expiresAt: Date.now() + answer.expires_in * 1000 }
}

/** Forgets the access token here and in the other tabs. */
export function signedOut(): void {
  end()
  otherTabs?.postMessage('signed-out')
}

/** Calls back when the session ends, in this tab or in another one. */
export function onSignedOut(listener: Listener): Listener {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** The server refused because this person's role needs a second factor, and this session has not shown one. */
export function secondFactorMissing(): void {
  blockedListeners.forEach((listener) => listener())
}

export function onSecondFactorMissing(listener: Listener): Listener {
  blockedListeners.add(listener)
  return () => blockedListeners.delete(listener)
}

/** False for somebody who never signed in here: then there is nothing to refresh and no reason to ask. */
export function maySignInSilently(): boolean {
  return token !== null || document.cookie.split('; ').includes('zerek_signed_in=1')
}

async function requestRefresh(): Promise<string> {
  let response: Response
  try {
    // keepalive: a reload in mid-request must not lose the new cookie while the old one is already spent.
    response = await fetch(REFRESH_URL, {
      method: 'POST',
      headers: { 'X-Requested-With': 'zerek' },
      credentials: 'same-origin',
      keepalive: true,
    })
  } catch (cause) {
    throw new NetworkError(cause)
  }
  if (response.ok) {
    const answer = (await response.json()) as { access_token: string; expires_in: number }
    accept(answer)
    return answer.access_token
  }
  // Only 401 says that the session is over. Who is blocked for a while keeps it, and is told why.
  if (response.status !== 401) {
    throw new ApiError(problemFrom(response.status, await response.json().catch(() => null)))
  }
  signedOut()
  throw new SignedOutError()
}

function refresh(): Promise<string> {
  const locks = navigator.locks as LockManager | undefined // absent outside secure contexts
  refreshing ??= (locks ? locks.request('zerek-refresh', requestRefresh) : requestRefresh()).finally(() => {
    refreshing = null
  })
  return refreshing
}

/** The access token, renewed if it is about to end. Raises SignedOutError when there is no session. */
export async function accessToken(): Promise<string> {
  if (token && token.expiresAt - EARLY_MS > Date.now()) return token.value
  if (!maySignInSilently()) throw new SignedOutError()
  return refresh()
}

/** A new access token after the server refused `refused`; one refresh serves all requests that were refused together. */
export async function renewedToken(refused: string): Promise<string> {
  return token && token.value !== refused ? token.value : refresh()
}
