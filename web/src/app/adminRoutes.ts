import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { parseAnalyticsSearch } from '@/features/analytics/search'
import { parseAuditSearch } from '@/features/audit/search'
import { parseQuestionSearch, parseReportSearch } from '@/features/bank/search'
import { parseAttemptsSearch, parseMonitorSearch } from '@/features/exam/control/search'
import { parseOutboxSearch } from '@/features/outbox/search'
import { parsePeopleSearch } from '@/features/people/search'
import { asId, asPage, asText, given } from '@/shared/list/page'
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

const importQuestions = createRoute({
  getParentRoute: () => admin,
  path: 'questions/import',
  component: lazyRouteComponent(() => import('./routes/admin/QuestionsImportPage'), 'QuestionsImportPage'),
})

const questions = createRoute({
  getParentRoute: () => admin,
  path: 'questions',
  validateSearch: parseQuestionSearch,
  component: lazyRouteComponent(() => import('./routes/admin/QuestionsPage'), 'QuestionsPage'),
})

const newQuestion = createRoute({
  getParentRoute: () => admin,
  path: 'questions/new',
  component: lazyRouteComponent(() => import('./routes/admin/NewQuestionPage'), 'NewQuestionPage'),
})

const question = createRoute({
  getParentRoute: () => admin,
  path: 'questions/$questionId',
  component: lazyRouteComponent(() => import('./routes/admin/QuestionPage'), 'QuestionPage'),
})

const questionReports = createRoute({
  getParentRoute: () => admin,
  path: 'question-reports',
  validateSearch: parseReportSearch,
  component: lazyRouteComponent(() => import('./routes/admin/ReportsPage'), 'ReportsPage'),
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

const analytics = createRoute({
  getParentRoute: () => admin,
  path: 'analytics',
  validateSearch: parseAnalyticsSearch,
  component: lazyRouteComponent(() => import('./routes/admin/AnalyticsPage'), 'AnalyticsPage'),
})

const questionStatistics = createRoute({
  getParentRoute: () => admin,
  path: 'analytics/questions/$questionId',
  component: lazyRouteComponent(
    () => import('./routes/admin/QuestionStatisticsPage'),
    'QuestionStatisticsPage',
  ),
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

const monitor = createRoute({
  getParentRoute: () => admin,
  path: 'monitor',
  validateSearch: parseMonitorSearch,
  component: lazyRouteComponent(() => import('./routes/admin/MonitorPage'), 'MonitorPage'),
})

const attempts = createRoute({
  getParentRoute: () => admin,
  path: 'attempts',
  validateSearch: parseAttemptsSearch,
  component: lazyRouteComponent(() => import('./routes/admin/AttemptsPage'), 'AttemptsPage'),
})

const attempt = createRoute({
  getParentRoute: () => admin,
  path: 'attempts/$attemptId',
  component: lazyRouteComponent(() => import('./routes/admin/AttemptPage'), 'AttemptPage'),
})

const formats = createRoute({
  getParentRoute: () => admin,
  path: 'formats',
  validateSearch: (search: Record<string, unknown>): { edit?: string; copy?: string; new?: string } =>
    given({ edit: asText(search.edit), copy: asText(search.copy), new: asText(search.new) }),
  component: lazyRouteComponent(() => import('./routes/admin/FormatsPage'), 'FormatsPage'),
})

const sittings = createRoute({
  getParentRoute: () => admin,
  path: 'sittings',
  validateSearch: (search: Record<string, unknown>): { edit?: string; new?: string; page?: number } =>
    given({ edit: asId(search.edit), new: asText(search.new), page: asPage(search.page) }),
  component: lazyRouteComponent(() => import('./routes/admin/SittingsPage'), 'SittingsPage'),
})

const papers = createRoute({
  getParentRoute: () => admin,
  path: 'papers',
  validateSearch: (search: Record<string, unknown>): { page?: number } =>
    given({ page: asPage(search.page) }),
  component: lazyRouteComponent(() => import('./routes/admin/PapersPage'), 'PapersPage'),
})

const printPaper = createRoute({
  getParentRoute: () => admin,
  path: 'papers/$paperId/print',
  component: lazyRouteComponent(() => import('./routes/admin/PrintPage'), 'PrintPage'),
})

export const adminRoutes = admin.addChildren([
  overview,
  people,
  newPerson,
  importPeople,
  person,
  importQuestions,
  questions,
  newQuestion,
  question,
  questionReports,
  invitations,
  schools,
  analytics,
  questionStatistics,
  audit,
  outbox,
  monitor,
  attempts,
  attempt,
  formats,
  sittings,
  papers,
  printPaper,
])
