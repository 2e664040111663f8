/** The subscription of this browser to what is pushed to it. Where a browser has none of it, nothing here is offered. */

const WORKER = '/push.js'

export interface SubscriptionDocument {
  endpoint: string
  keys: { p256dh: string; auth: string }
}

/** Also false outside secure contexts, where browsers offer no service workers. */
export function canPush(): boolean {
  return 'serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window
}

/** The person has told the browser to show nothing of this site; only they can take that back, in the browser. */
export function isPushBlocked(): boolean {
  return Notification.permission === 'denied'
}

export function bytesOf(base64url: string): Uint8Array<ArrayBuffer> {
  const text = atob(base64url.replaceAll('-', '+').replaceAll('_', '/'))
  return Uint8Array.from(text, (letter) => letter.charCodeAt(0))
}

function isFor(subscription: PushSubscription, publicKey: string): boolean {
  const key = subscription.options.applicationServerKey
  if (!key) return false
  const [mine, wanted] = [new Uint8Array(key), bytesOf(publicKey)]
  return mine.length === wanted.length && mine.every((byte, place) => byte === wanted[place])
}

async function existing(): Promise<PushSubscription | null> {
  if (!canPush()) return null
  const registration = await navigator.serviceWorker.getRegistration(WORKER)
  return (await registration?.pushManager.getSubscription()) ?? null
}

/** The endpoint of this browser, if it is subscribed with that key of the server. */
export async function subscribedEndpoint(publicKey: string): Promise<string | null> {
  const subscription = await existing()
  return subscription && isFor(subscription, publicKey) ? subscription.endpoint : null
}

/** Asks the person, where they were not asked yet. Null where they refuse. */
export async function subscribeHere(publicKey: string): Promise<SubscriptionDocument | null> {
  if ((await Notification.requestPermission()) !== 'granted') return null
  await navigator.serviceWorker.register(WORKER)
  const registration = await navigator.serviceWorker.ready
  const before = await registration.pushManager.getSubscription()
  // A key that the server has no longer: nothing it sends would arrive.
  if (before && !isFor(before, publicKey)) await before.unsubscribe()
  const subscription = await registration.pushManager.subscribe({
    userVisibleOnly: true,
    applicationServerKey: bytesOf(publicKey),
  })
  const { keys } = subscription.toJSON()
  return {
    endpoint: subscription.endpoint,
    keys: { p256dh: keys?.p256dh ?? '', auth: keys?.auth ?? '' },
  }
}

/** The push service refuses what is sent here from now on, and the server forgets the device when it hears so: it works
    also where the server cannot be told, such as after the session has ended. */
export async function unsubscribeHere(): Promise<void> {
  await (await existing())?.unsubscribe()
}
