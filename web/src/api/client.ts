import createClient from 'openapi-fetch'
import i18next from 'i18next'
import { ApiError, NetworkError, problemFrom } from './problem'
import type { paths } from './schema'
import { accessToken, renewedToken, secondFactorMissing } from './session'

const TIMEOUT_MS = 15_000
const LONG_TIMEOUT_MS = 10 * 60_000
/** What somebody who is not signed in may call: a 401 from there is an answer, not the end of a session. */
const PUBLIC = new Set([
  '/api/v1/auth/login',
  '/api/v1/auth/login/second-factor',
  '/api/v1/auth/options',
  '/api/v1/auth/register',
  '/api/v1/password-reset/request',
  '/api/v1/password-reset/confirm',
  '/api/v1/notifications/unsubscribe',
])

/** Whoever holds a check code may verify it, signed in or not. */
const isPublic = (path: string) => PUBLIC.has(path) || path.startsWith('/api/v1/verify/')

async function send(request: Request, timeout: number): Promise<Response> {
  try {
    return await fetch(request, {
      signal: AbortSignal.any([request.signal, AbortSignal.timeout(timeout)]),
    })
  } catch (cause) {
    if (request.signal.aborted) throw cause
    throw new NetworkError(cause)
  }
}

/** Adds language and token, and renews the token once where the server says that it has ended. */
async function authorisedFetch(request: Request, timeout = TIMEOUT_MS): Promise<Response> {
  request.headers.set('Accept-Language', i18next.language)
  if (isPublic(new URL(request.url).pathname)) return send(request, timeout)
  const again = request.clone()
  const token = await accessToken()
  request.headers.set('Authorization', `Bearer ${token}`)
  const response = await send(request, timeout)
  if (response.status !== 401) return response
  again.headers.set('Authorization', `Bearer ${await renewedToken(token)}`)
  return send(again, timeout)
}

/** For what takes the server minutes, such as the import of a file: to be given to a request as its `fetch`. */
export const patientFetch = (request: Request) => authorisedFetch(request, LONG_TIMEOUT_MS)

export const api = createClient<paths>({ fetch: (request) => authorisedFetch(request) })

type Answer<T> = Promise<{ data?: T; error?: unknown; response: Response }>

/** The body of a successful answer; a refusal is raised as ApiError. */
export async function body<T>(answer: Answer<T>): Promise<NonNullable<T>> {
  const { data, error, response } = await answer
  if (!response.ok) {
    const problem = problemFrom(response.status, error)
    if (problem.code === 'identity.second_factor_missing') secondFactorMissing()
    throw new ApiError(problem)
  }
  return data as NonNullable<T>
}
