/* The service worker of notifications: shows what is sent to this device, and opens the page that it is about.
   It keeps nothing and answers no request of a page. */

self.addEventListener('install', () => self.skipWaiting())
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()))

function said(data) {
  try {
    const content = data ? data.json() : null
    return content && typeof content === 'object' ? content : {}
  } catch {
    return {}
  }
}

/* A page of this site and no other, whatever the message says. */
function pageOf(url) {
  try {
    const { pathname, search, hash } = new URL(String(url), self.location.origin)
    if (pathname === '/app' || pathname.startsWith('/app/'))
      return self.location.origin + pathname + search + hash
  } catch {
    // no address at all
  }
  return `${self.location.origin}/app/notifications`
}

self.addEventListener('push', (event) => {
  const { id, title, body, url } = said(event.data)
  event.waitUntil(
    self.registration.showNotification(String(title || 'Zerek'), {
      body: String(body || ''),
      // One that comes twice is shown once.
      ...(id ? { tag: String(id) } : {}),
      data: { page: pageOf(url) },
    }),
  )
})

async function open(page) {
  const windows = await self.clients.matchAll({ type: 'window' })
  const there = windows.find((one) => one.url === page)
  return there ? there.focus() : self.clients.openWindow(page)
}

self.addEventListener('notificationclick', (event) => {
  event.notification.close()
  event.waitUntil(open(pageOf(event.notification.data && event.notification.data.page)))
})
