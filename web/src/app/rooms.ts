import { hasRole, isPermitted, type Somebody } from '@/shared/access'

const isAdmin = (user: Somebody) => hasRole(user, 'admin')
const runsExams = (user: Somebody) => hasRole(user, 'admin', 'school_admin')

/** The rooms of those who run the place, and who may enter them. */
export const ROOMS = [
  {
    name: 'people',
    to: '/app/admin/people',
    mayEnter: (user: Somebody) => isPermitted(user, 'people.read') || hasRole(user, 'moderator'),
  },
  {
    name: 'questions',
    to: '/app/admin/questions',
    mayEnter: (user: Somebody) => hasRole(user, 'teacher', 'moderator', 'admin'),
  },
  {
    name: 'reports',
    to: '/app/admin/question-reports',
    mayEnter: (user: Somebody) => hasRole(user, 'moderator', 'admin'),
  },
  {
    name: 'exchange',
    to: '/app/admin/questions/import',
    mayEnter: (user: Somebody) => hasRole(user, 'moderator', 'admin'),
  },
  {
    name: 'invitations',
    to: '/app/admin/invitations',
    mayEnter: (user: Somebody) => isPermitted(user, 'invite'),
  },
  { name: 'monitor', to: '/app/admin/monitor', mayEnter: runsExams },
  { name: 'attempts', to: '/app/admin/attempts', mayEnter: runsExams },
  { name: 'sittings', to: '/app/admin/sittings', mayEnter: runsExams },
  { name: 'papers', to: '/app/admin/papers', mayEnter: runsExams },
  { name: 'formats', to: '/app/admin/formats', mayEnter: isAdmin },
  { name: 'schools', to: '/app/admin/schools', mayEnter: isAdmin },
  {
    name: 'analytics',
    to: '/app/admin/analytics',
    mayEnter: (user: Somebody) => hasRole(user, 'moderator', 'admin'),
  },
  { name: 'audit', to: '/app/admin/audit', mayEnter: isAdmin },
  { name: 'outbox', to: '/app/admin/outbox', mayEnter: isAdmin },
] as const

const WRITERS_ONLY = ['/app/admin/people/new', '/app/admin/people/import']

export const roomsOf = (user: Somebody) => ROOMS.filter(({ mayEnter }) => mayEnter(user))

/** The room that a page belongs to: the closest one, for the import of questions lies inside the questions. */
export function roomAt(pathname: string) {
  const path = pathname.replace(/\/+$/, '')
  return ROOMS.filter(({ to }) => path === to || path.startsWith(`${to}/`)).sort(
    (one, other) => other.to.length - one.to.length,
  )[0]?.name
}

/** Whether a page of the administration is there for somebody. The server refuses what is behind it in any case. */
export function mayEnter(user: Somebody, pathname: string): boolean {
  const path = pathname.replace(/\/+$/, '')
  if (WRITERS_ONLY.includes(path)) return isPermitted(user, 'people.write')
  const rooms = roomsOf(user)
  return path === '/app/admin'
    ? rooms.length > 0
    : rooms.some(({ to }) => path === to || path.startsWith(`${to}/`))
}
