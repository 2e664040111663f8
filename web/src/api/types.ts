import type { paths } from './schema'

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
