import type { Got } from '@/api/types'
import type { AttemptDetail } from './api'

type Answer = AttemptDetail['answers'][number]
type Event = Got<'/api/v1/exam/{attempt_id}/proctoring'>['items'][number]
type Moment = { at: string } & ({ kind: 'answer'; answer: Answer } | { kind: 'event'; event: Event })

/** Answers and events in one order, the earliest first. Events are placed by the server's clock, as answers are. */
export function moments(answers: readonly Answer[], events: readonly Event[]): Moment[] {
  return [
    ...answers.map((answer): Moment => ({ kind: 'answer', at: answer.saved_at, answer })),
    ...events.map((event): Moment => ({ kind: 'event', at: event.server_time, event })),
  ].sort((a, b) => Date.parse(a.at) - Date.parse(b.at))
}
