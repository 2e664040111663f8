import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { parseAuditSearch } from '@/features/audit/search'
import { parseOutboxSearch } from '@/features/outbox/search'
import { parsePeopleSearch } from '@/features/people/search'
import { asId } from '@/shared/list/page'
import { signedIn } from './roots'

/** The rooms of those who run the place; who may enter which, `rooms.ts` knows. */
const admin = createRoute({
  getParentRoute: () => signedIn,
  path: '/app/admin',
  component: lazyRouteComponent(() => import('./routes/admin/AdminDoor'), 'AdminDoor'),
})

const overview = createRoute({
  getParentRoute: () => admin,
  path: '/',
  component: lazyRouteComponent(() => import('./routes/admin/OverviewPage'), 'OverviewPage'),
})

const people = createRoute({
  getParentRoute: () => admin,
  path: 'people',
  validateSearch: parsePeopleSearch,
  component: lazyRouteComponent(() => import('./routes/admin/PeoplePage'), 'PeoplePage'),
})

const newPerson = createRoute({
  getParentRoute: () => admin,
  path: 'people/new',
  component: lazyRouteComponent(() => import('./routes/admin/NewPersonPage'), 'NewPersonPage'),
})

const importPeople = createRoute({
  getParentRoute: () => admin,
  path: 'people/import',
  component: lazyRouteComponent(() => import('./routes/admin/ImportPage'), 'ImportPage'),
})

const person = createRoute({
  getParentRoute: () => admin,
  path: 'people/$userId',
  component: lazyRouteComponent(() => import('./routes/admin/PersonPage'), 'PersonPage'),
})

const invitations = createRoute({
  getParentRoute: () => admin,
  path: 'invitations',
  validateSearch: (search: Record<string, unknown>): { student?: string } => {
    const student = asId(search.student)
    return student ? { student } : {}
  },
  component: lazyRouteComponent(() => import('./routes/admin/InvitationsPage'), 'InvitationsPage'),
})

const schools = createRoute({
  getParentRoute: () => admin,
  path: 'schools',
  component: lazyRouteComponent(() => import('./routes/admin/SchoolsPage'), 'SchoolsPage'),
})

const audit = createRoute({
  getParentRoute: () => admin,
  path: 'audit',
  validateSearch: parseAuditSearch,
  component: lazyRouteComponent(() => import('./routes/admin/AuditPage'), 'AuditPage'),
})

const outbox = createRoute({
  getParentRoute: () => admin,
  path: 'outbox',
  validateSearch: parseOutboxSearch,
  component: lazyRouteComponent(() => import('./routes/admin/OutboxPage'), 'OutboxPage'),
})

export const adminRoutes = admin.addChildren([
  overview,
  people,
  newPerson,
  importPeople,
  person,
  invitations,
  schools,
  audit,
  outbox,
])
