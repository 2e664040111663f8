import { createRoute, createRouter, lazyRouteComponent, redirect } from '@tanstack/react-router'
import { adminRoutes } from './adminRoutes'
import { root, signedIn } from './roots'
import { RouteError, RoutePending } from './RouteStates'

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
  validateSearch: (search: Record<string, unknown>): { next?: string; error?: string; done?: 'erased' } => {
    const [next, error] = [text(search.next), text(search.error)]
    return {
      // Only a place inside this application: never another site.
      ...(next && /^\/app(\/|$|\?)/.test(next) && { next }),
      ...(error && { error }),
      ...(search.done === 'erased' && { done: 'erased' as const }),
    }
  },
  component: lazyRouteComponent(() => import('./routes/SignInPage'), 'SignInPage'),
})

const register = createRoute({
  getParentRoute: () => root,
  path: '/app/register',
  component: lazyRouteComponent(() => import('./routes/RegisterPage'), 'RegisterPage'),
})

const forgotPassword = createRoute({
  getParentRoute: () => root,
  path: '/app/forgot-password',
  component: lazyRouteComponent(() => import('./routes/ForgotPasswordPage'), 'ForgotPasswordPage'),
})

const passwordReset = createRoute({
  getParentRoute: () => root,
  path: '/app/password-reset',
  component: lazyRouteComponent(() => import('./routes/PasswordResetPage'), 'PasswordResetPage'),
})

const join = createRoute({
  getParentRoute: () => root,
  path: '/app/join',
  component: lazyRouteComponent(() => import('./routes/JoinPage'), 'JoinPage'),
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

const account = createRoute({
  getParentRoute: () => signedIn,
  path: '/app/account',
  validateSearch: (search: Record<string, unknown>): { error?: string } => {
    const error = text(search.error)
    return error ? { error } : {}
  },
  component: lazyRouteComponent(() => import('./routes/AccountPage'), 'AccountPage'),
})

export const router = createRouter({
  routeTree: root.addChildren([
    index,
    signIn,
    register,
    forgotPassword,
    passwordReset,
    join,
    signedIn.addChildren([home, newExam, exam, result, account, adminRoutes]),
  ]),
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
