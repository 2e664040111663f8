import { createRootRoute, createRoute, redirect } from '@tanstack/react-router'
import { SignedOutError } from '@/api/problem'
import { me } from '@/features/auth/api'
import { chosenLanguage, switchLanguage } from '@/i18n'
import { queryClient } from './queryClient'
import { RouteError, RouteMissing } from './RouteStates'
import { Shell } from './Shell'

export const root = createRootRoute({
  component: Shell,
  notFoundComponent: RouteMissing,
  errorComponent: RouteError,
})

/** Everything below needs somebody who is signed in. */
export const signedIn = createRoute({
  getParentRoute: () => root,
  id: 'signed-in',
  beforeLoad: async ({ location }) => {
    try {
      const user = await queryClient.ensureQueryData(me)
      if (!chosenLanguage()) await switchLanguage(user.locale, { remember: false })
      return { user }
    } catch (error) {
      if (!(error instanceof SignedOutError)) throw error
      throw redirect({
        to: '/app/sign-in',
        search: location.pathname === '/app' ? {} : { next: location.href },
      })
    }
  },
  errorComponent: RouteError,
})
