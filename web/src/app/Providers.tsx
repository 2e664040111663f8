import { MantineProvider } from '@mantine/core'
import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { useEffect } from 'react'
import { onSecondFactorMissing, onSignedOut } from '@/api/session'
import { unsubscribeHere } from '@/shared/push/subscription'
import { queryClient } from './queryClient'
import { router } from './router'
import { theme } from './theme'

export function Providers() {
  useEffect(
    () =>
      onSignedOut(() => {
        queryClient.clear()
        // Whoever uses this browser next must not see what is sent to somebody else.
        void unsubscribeHere().catch(() => undefined)
        const { pathname, href } = router.state.location
        if (pathname === '/app/sign-in') return
        void router.navigate({ to: '/app/sign-in', search: pathname === '/app' ? {} : { next: href } })
      }),
    [],
  )
  // The account page says why, and is where the second factor is set up.
  useEffect(() => onSecondFactorMissing(() => void router.navigate({ to: '/app/account' })), [])
  return (
    <MantineProvider theme={theme} defaultColorScheme="auto">
      <QueryClientProvider client={queryClient}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </MantineProvider>
  )
}
