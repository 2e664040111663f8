import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { bytesOf, canPush, subscribedEndpoint, subscribeHere, unsubscribeHere } from './subscription'

const KEY = 'BAECAwQF-_8'
const OTHER = 'BAECAwQF-_4'

class Subscription {
  endpoint: string
  options: { applicationServerKey: ArrayBuffer }
  constructor(key: Uint8Array<ArrayBuffer>, number: number) {
    this.endpoint = `https://push.example/${number}`
    this.options = { applicationServerKey: key.buffer }
  }
  toJSON() {
    return { keys: { p256dh: 'p', auth: 'a' } }
  }
  unsubscribe() {
    current = null
    return Promise.resolve(true)
  }
}

let current: Subscription | null
let made: number
let registered: boolean
let answer: NotificationPermission

beforeEach(() => {
  current = null
  made = 0
  registered = false
  answer = 'granted'
  const registration = {
    pushManager: {
      getSubscription: () => Promise.resolve(current),
      subscribe: ({ applicationServerKey }: { applicationServerKey: Uint8Array<ArrayBuffer> }) => {
        current ??= new Subscription(applicationServerKey, ++made)
        return Promise.resolve(current)
      },
    },
  }
  vi.stubGlobal('navigator', {
    serviceWorker: {
      getRegistration: () => Promise.resolve(registered ? registration : undefined),
      register: () => {
        registered = true
        return Promise.resolve(registration)
      },
      ready: Promise.resolve(registration),
    },
  })
  vi.stubGlobal('Notification', { permission: 'default', requestPermission: () => Promise.resolve(answer) })
  vi.stubGlobal('window', { PushManager: class {}, Notification })
})

afterEach(() => vi.unstubAllGlobals())

test('a key is read as the bytes that it stands for', () => {
  expect([...bytesOf(KEY)]).toEqual([4, 1, 2, 3, 4, 5, 251, 255])
})

test('a browser subscribes once, and is known by its endpoint', async () => {
  expect(await subscribedEndpoint(KEY)).toBeNull()
  expect(await subscribeHere(KEY)).toEqual({
    endpoint: 'https://push.example/1',
    keys: { p256dh: 'p', auth: 'a' },
  })
  expect((await subscribeHere(KEY))?.endpoint).toBe('https://push.example/1')
  expect(await subscribedEndpoint(KEY)).toBe('https://push.example/1')
})

test('a subscription for a key that the server has no longer is none, and is made anew', async () => {
  await subscribeHere(OTHER)
  expect(await subscribedEndpoint(KEY)).toBeNull()
  expect((await subscribeHere(KEY))?.endpoint).toBe('https://push.example/2')
})

test('who refuses is subscribed to nothing', async () => {
  answer = 'denied'
  expect(await subscribeHere(KEY)).toBeNull()
  expect(registered).toBe(false)
})

test('it can be ended here, also where there is nothing to end', async () => {
  await unsubscribeHere()
  await subscribeHere(KEY)
  await unsubscribeHere()
  expect(await subscribedEndpoint(KEY)).toBeNull()
})

test('a browser without it offers nothing and fails at nothing', async () => {
  vi.stubGlobal('navigator', {})
  expect(canPush()).toBe(false)
  expect(await subscribedEndpoint(KEY)).toBeNull()
  await unsubscribeHere()
})
