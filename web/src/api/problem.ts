/** What the server says when it refuses: RFC 9457 problem details. */
export interface Problem {
  status: number
  code: string
  title: string
  detail: string
  errors: { field: string; message: string }[]
  /** Where a code of the second factor is still missing: what it has to be sent with. */
  challenge: string | null
}

/** A refusal of the server. `detail` is a sentence for a person, in the language the client asked for. */
export class ApiError extends Error {
  readonly problem: Problem

  constructor(problem: Problem) {
    super(problem.detail || problem.title)
    this.name = 'ApiError'
    this.problem = problem
  }

  get code(): string {
    return this.problem.code
  }

  get status(): number {
    return this.problem.status
  }
}

/** The server could not be reached at all: no network, or no answer in time. */
export class NetworkError extends Error {
  constructor(cause: unknown) {
    super('network', { cause })
    this.name = 'NetworkError'
  }
}

/** Nobody is signed in (any more): the refresh token is spent, revoked or absent. */
export class SignedOutError extends Error {
  constructor() {
    super('signed out')
    this.name = 'SignedOutError'
  }
}

/** Reads a refusal whatever its body is; a proxy in between may answer with something that is not problem+json. */
export function problemFrom(status: number, body: unknown): Problem {
  const given = (typeof body === 'object' && body !== null ? body : {}) as Partial<Problem>
  return {
    status,
    code: given.code ?? `http.${status}`,
    title: given.title ?? '',
    detail: given.detail ?? '',
    errors: Array.isArray(given.errors) ? given.errors : [],
    challenge: given.challenge ?? null,
  }
}

/** Whether trying the same request again later can help. */
export function isTransient(error: unknown): boolean {
  if (error instanceof NetworkError) return true
  return error instanceof ApiError && (error.status >= 500 || error.status === 429 || error.status === 408)
}
