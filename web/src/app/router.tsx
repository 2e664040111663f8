import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
  redirect,
} from '@tanstack/react-router'
import { SignedOutError } from '@/api/problem'
import { chosenLanguage, switchLanguage } from '@/i18n'
import { me } from '@/features/auth/api'
import { queryClient } from './queryClient'
import { RouteError, RouteMissing, RoutePending } from './RouteStates'
import { Shell } from './Shell'

const root = createRootRoute({
  component: Shell,
  notFoundComponent: RouteMissing,
  errorComponent: RouteError,
})

const index = createRoute({
  getParentRoute: () => root,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/app' })
  },
})

const text = (value: unknown) => (typeof value === 'string' && value ? value : undefined)

const signIn = createRoute({
  getParentRoute: () => root,
  path: '/app/sign-in',
  validateSearch: (search: Record<string, unknown>): { next?: string } => {
    const next = text(search.next)
    // Only a place inside this application: never another site.
    return next && /^\/app(\/|$|\?)/.test(next) ? { next } : {}
  },
  component: lazyRouteComponent(() => import('./routes/SignInPage'), 'SignInPage'),
})

/** Everything below needs somebody who is signed in. */
const signedIn = createRoute({
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

const home = createRoute({
  getParentRoute: () => signedIn,
  path: '/app',
  component: lazyRouteComponent(() => import('./routes/HomePage'), 'HomePage'),
})

const newExam = createRoute({
  getParentRoute: () => signedIn,
  path: '/app/exam/new',
  validateSearch: (search: Record<string, unknown>): { major?: string; format?: string } => {
    const [major, format] = [text(search.major), text(search.format)]
    return { ...(major && { major }), ...(format && { format }) }
  },
  component: lazyRouteComponent(() => import('./routes/NewExamPage'), 'NewExamPage'),
})

const exam = createRoute({
  getParentRoute: () => signedIn,
  path: '/app/exam/$attemptId',
  component: lazyRouteComponent(() => import('./routes/ExamPage'), 'ExamPage'),
})

const result = createRoute({
  getParentRoute: () => signedIn,
  path: '/app/exam/$attemptId/result',
  component: lazyRouteComponent(() => import('./routes/ResultPage'), 'ResultPage'),
})

export const router = createRouter({
  routeTree: root.addChildren([index, signIn, signedIn.addChildren([home, newExam, exam, result])]),
  defaultPendingComponent: RoutePending,
  defaultErrorComponent: RouteError,
  defaultPreload: 'intent',
  scrollRestoration: true,
})

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router
  }
}
