import { createRoute, createRouter, lazyRouteComponent, redirect } from '@tanstack/react-router'
import type { NotificationSearch } from '@/features/notifications/NotificationList'
import { asPage } from '@/shared/list/page'
import { adminRoutes } from './adminRoutes'
import { bookmarkSearch, practiceSearch } from './practiceSearch'
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

const unsubscribe = createRoute({
  getParentRoute: () => root,
  path: '/app/unsubscribe',
  component: lazyRouteComponent(() => import('./routes/UnsubscribePage'), 'UnsubscribePage'),
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

const practice = createRoute({
  getParentRoute: () => signedIn,
  path: '/app/practice',
  component: lazyRouteComponent(() => import('./routes/PracticePage'), 'PracticePage'),
})

const reviews = createRoute({
  getParentRoute: () => signedIn,
  path: '/app/practice/reviews',
  component: lazyRouteComponent(() => import('./routes/ReviewsPage'), 'ReviewsPage'),
})

const bookmarks = createRoute({
  getParentRoute: () => signedIn,
  path: '/app/practice/bookmarks',
  validateSearch: bookmarkSearch,
  component: lazyRouteComponent(() => import('./routes/BookmarksPage'), 'BookmarksPage'),
})

const practiceRoom = createRoute({
  getParentRoute: () => signedIn,
  path: '/app/practice/$subject',
  validateSearch: practiceSearch,
  component: lazyRouteComponent(() => import('./routes/PracticeRoomPage'), 'PracticeRoomPage'),
})

const statistics = createRoute({
  getParentRoute: () => signedIn,
  path: '/app/statistics',
  component: lazyRouteComponent(() => import('./routes/StatisticsPage'), 'StatisticsPage'),
})

const child = createRoute({
  getParentRoute: () => signedIn,
  path: '/app/children/$studentId',
  validateSearch: (search: Record<string, unknown>): { page?: number } => {
    const page = asPage(search.page)
    return page ? { page } : {}
  },
  component: lazyRouteComponent(() => import('./routes/ChildPage'), 'ChildPage'),
})

const verify = createRoute({
  getParentRoute: () => root,
  path: '/verify',
  component: lazyRouteComponent(() => import('./routes/VerifyPage'), 'VerifyPage'),
})

const verifyCode = createRoute({
  getParentRoute: () => root,
  path: '/verify/$code',
  component: lazyRouteComponent(() => import('./routes/VerifyPage'), 'VerifyPage'),
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

const notifications = createRoute({
  getParentRoute: () => signedIn,
  path: '/app/notifications',
  validateSearch: (search: Record<string, unknown>): NotificationSearch => {
    const page = asPage(search.page)
    return { ...(page && { page }), ...(search.unread === true && { unread: true as const }) }
  },
  component: lazyRouteComponent(() => import('./routes/NotificationsPage'), 'NotificationsPage'),
})

export const router = createRouter({
  routeTree: root.addChildren([
    index,
    signIn,
    register,
    forgotPassword,
    passwordReset,
    join,
    verify,
    verifyCode,
    unsubscribe,
    signedIn.addChildren([
      home,
      newExam,
      exam,
      result,
      practice,
      reviews,
      bookmarks,
      practiceRoom,
      statistics,
      child,
      account,
      notifications,
      adminRoutes,
    ]),
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
