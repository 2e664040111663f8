import createClient from 'openapi-fetch'
import i18next from 'i18next'
import { ApiError, NetworkError, problemFrom } from './problem'
import type { paths } from './schema'
import { accessToken, renewedToken } from './session'

const TIMEOUT_MS = 15_000
const PUBLIC = new Set(['/api/v1/auth/login'])

async function send(request: Request): Promise<Response> {
  try {
    return await fetch(request, {
      signal: AbortSignal.any([request.signal, AbortSignal.timeout(TIMEOUT_MS)]),
    })
  } catch (cause) {
    if (request.signal.aborted) throw cause
    throw new NetworkError(cause)
  }
}

/** Adds language and token, and renews the token once where the server says that it has ended. */
async function authorisedFetch(request: Request): Promise<Response> {
  request.headers.set('Accept-Language', i18next.language)
  if (PUBLIC.has(new URL(request.url).pathname)) return send(request)
  const again = request.clone()
  const token = await accessToken()
  request.headers.set('Authorization', `Bearer ${token}`)
  const response = await send(request)
  if (response.status !== 401) return response
  again.headers.set('Authorization', `Bearer ${await renewedToken(token)}`)
  return send(again)
}

export const api = createClient<paths>({ fetch: authorisedFetch })

type Answer<T> = Promise<{ data?: T; error?: unknown; response: Response }>

/** The body of a successful answer; a refusal is raised as ApiError. */
export async function body<T>(answer: Answer<T>): Promise<NonNullable<T>> {
  const { data, error, response } = await answer
  if (!response.ok) throw new ApiError(problemFrom(response.status, error))
  return data as NonNullable<T>
}
