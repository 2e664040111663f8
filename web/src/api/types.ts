import type { components, paths } from './schema'

type Success<R> = R extends { 200: { content: { 'application/json': infer T } } } ? T : never

/** What GET on this path answers, as the committed OpenAPI document says. */
export type Got<P extends keyof paths> = paths[P] extends { get: { responses: infer R } } ? Success<R> : never

export type Me = Got<'/api/v1/profile/me'>
export type Major = Got<'/api/v1/majors'>['items'][number]
export type MajorDetail = Got<'/api/v1/majors/{code}'>
export type MajorExam = MajorDetail['exams'][number]
export type AttemptStatus = Got<'/api/v1/exam/{attempt_id}'>
export type RunningAttempt = Got<'/api/v1/exam/current'>
export type AttemptRow = Got<'/api/v1/exam/attempts'>['items'][number]
export type Question = Got<'/api/v1/exam/{attempt_id}/questions'>['items'][number]
export type Result = Got<'/api/v1/exam/{attempt_id}/result'>
export type ReviewItem = NonNullable<Result['review']>[number]
export type Breakdown = Got<'/api/v1/exam/{attempt_id}/breakdown'>
export type Verified = Got<'/api/v1/verify/{code}'>
export type MyStatistics = Got<'/api/v1/stats/my'>
export type MyTopics = Got<'/api/v1/stats/my/topics'>
export type ItemRow = Got<'/api/v1/admin/analytics/items'>['items'][number]
export type ItemFlag = ItemRow['flags'][number]
export type QuestionStatistics = Got<'/api/v1/admin/questions/{question_id}/stats'>
export type ExamStatistics = Got<'/api/v1/admin/analytics/exams'>['items'][number]
export type Trial = Got<'/api/v1/admin/analytics/trials'>['items'][number]
export type Overview = Got<'/api/v1/admin/stats/overview'>
export type SignInOptions = Got<'/api/v1/auth/options'>
export type SecondFactorState = Got<'/api/v1/auth/second-factor'>
export type SignInSession = Got<'/api/v1/auth/sessions'>['items'][number]
export type LinkedAccount = Got<'/api/v1/auth/openid/links'>['items'][number]
export type Person = Got<'/api/v1/admin/users/{user_id}'>
export type Role = Person['role']
export type Grant = Person['roles'][number]
export type Position = NonNullable<Grant['positions']>[number]
export type Permission = NonNullable<Me['permissions']>[number]
export type School = Got<'/api/v1/schools'>['items'][number]
export type Invitation = Got<'/api/v1/admin/invitations'>['items'][number]
export type AuditEntry = Got<'/api/v1/admin/audit'>['items'][number]
export type OutboxMail = Got<'/api/v1/admin/outbox'>['items'][number]
export type PracticeSubject = Got<'/api/v1/practice/subjects'>['items'][number]
export type PracticePage = Got<'/api/v1/practice/{subject}/questions'>
export type PracticeQuestion = PracticePage['items'][number]
export type PracticeStats = Got<'/api/v1/practice/{subject}/stats'>
export type PracticeTopic = Got<'/api/v1/practice/{subject}/topics'>['items'][number]
export type Bookmark = Got<'/api/v1/bookmarks'>['items'][number]
export type BookmarkedSubject = Got<'/api/v1/bookmarks'>['by_subject'][number]
export type CheckedAnswer = components['schemas']['CheckedAnswer']
export type PracticeSummary = components['schemas']['PracticeFinished']
export type Reviews = Got<'/api/v1/practice/reviews'>
