import { api, body } from '@/api/client'
import type { paths } from '@/api/schema'

export type ReportReason =
  paths['/api/v1/questions/{question_id}/report']['post']['requestBody']['content']['application/json']['reason']

export const REPORT_REASONS: readonly ReportReason[] = [
  'wrong_key',
  'no_right_option',
  'several_right_options',
  'wording',
  'translation',
  'picture',
  'outside_programme',
  'other',
]

/** Tells the moderators that something is wrong with a question of a finished attempt, or one that is practised. */
export function reportQuestion(
  questionId: string,
  attemptId: string | undefined,
  reason: ReportReason,
  comment: string,
) {
  return body(
    api.POST('/api/v1/questions/{question_id}/report', {
      params: { path: { question_id: questionId } },
      body: { reason, comment, ...(attemptId && { attempt_id: attemptId }) },
    }),
  )
}

export function setBookmark(questionId: string, on: boolean) {
  const params = { path: { question_id: questionId } }
  return on
    ? body(api.PUT('/api/v1/questions/{question_id}/bookmark', { params }))
    : body(api.DELETE('/api/v1/questions/{question_id}/bookmark', { params }))
}
