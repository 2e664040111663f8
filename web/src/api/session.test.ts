import { afterEach, beforeEach, expect, test, vi } from 'vitest'

type Session = typeof import('./session')

let cookie = ''
let session: Session
const fetched = vi.fn<(url: string, init: RequestInit) => Promise<Response>>()

const pair = (access_token: string) => Response.json({ access_token, expires_in: 900 })

beforeEach(async () => {
  cookie = 'zerek_signed_in=1'
  fetched.mockReset()
  vi.stubGlobal('document', {
    get cookie() {
      return cookie
    },
  })
  vi.stubGlobal('BroadcastChannel', undefined)
  vi.stubGlobal('navigator', {}) // no locks: the promise inside the tab has to do
  vi.stubGlobal('fetch', fetched)
  vi.resetModules()
  session = await import('./session')
})

afterEach(() => vi.unstubAllGlobals())

test('somebody who never signed in is not asked to refresh', async () => {
  cookie = ''
  await expect(session.accessToken()).rejects.toMatchObject({ name: 'SignedOutError' })
  expect(fetched).not.toHaveBeenCalled()
})

test('requests that need a token at the same time share one refresh', async () => {
  fetched.mockImplementation(() => Promise.resolve(pair('one')))
  expect(await Promise.all([session.accessToken(), session.accessToken()])).toEqual(['one', 'one'])
  expect(await session.accessToken()).toBe('one')
  expect(fetched).toHaveBeenCalledTimes(1)
  expect(fetched.mock.calls[0]?.[1]).toMatchObject({
    headers: { 'X-Requested-With': 'zerek' },
    keepalive: true,
  })
})

test('requests that were refused together spend one refresh token, not several', async () => {
  session.accept({ access_token: 'old', expires_in: 900 })
  fetched.mockImplementation(() => Promise.resolve(pair('new')))
  expect(await Promise.all([session.renewedToken('old'), session.renewedToken('old')])).toEqual([
    'new',
    'new',
  ])
  expect(await session.renewedToken('old')).toBe('new')
  expect(fetched).toHaveBeenCalledTimes(1)
})

test('a refused refresh ends the session and tells the listeners', async () => {
  const told = vi.fn()
  session.onSignedOut(told)
  fetched.mockResolvedValue(new Response(null, { status: 401 }))
  await expect(session.accessToken()).rejects.toMatchObject({ name: 'SignedOutError' })
  expect(told).toHaveBeenCalledOnce()
})

test('who is blocked for a while keeps the session, and hears why', async () => {
  const told = vi.fn()
  session.onSignedOut(told)
  const refusal = { code: 'identity.banned', detail: 'Somebody else used this account.' }
  fetched.mockResolvedValueOnce(new Response(JSON.stringify(refusal), { status: 403 }))
  await expect(session.accessToken()).rejects.toMatchObject({ message: refusal.detail, status: 403 })
  expect(told).not.toHaveBeenCalled()
})

test('a lost network is not a lost session', async () => {
  const told = vi.fn()
  session.onSignedOut(told)
  fetched.mockRejectedValueOnce(new TypeError('Failed to fetch'))
  await expect(session.accessToken()).rejects.toMatchObject({ name: 'NetworkError' })
  expect(told).not.toHaveBeenCalled()
  fetched.mockResolvedValue(pair('later'))
  expect(await session.accessToken()).toBe('later')
})
