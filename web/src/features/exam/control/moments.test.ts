import { expect, test } from 'vitest'
import { moments } from './moments'

const answer = (position: number, saved_at: string) => ({
  position,
  saved_at,
  subject_code: 'ENG',
  is_answered: true,
  is_correct: null,
})
const event = (server_time: string) => ({
  event_type: 'copy' as const,
  name: null,
  client_time: null,
  server_time,
  metadata: {},
})

test('answers and events stand in the order in which the server saw them', () => {
  const found = moments(
    [answer(0, '2026-03-01T09:00:02.5Z'), answer(4, '2026-03-01T09:00:00Z')],
    [event('2026-03-01T09:00:01Z'), event('2026-03-01T09:00:03Z')],
  )
  expect(found.map((each) => (each.kind === 'answer' ? each.answer.position : 'event'))).toEqual([
    4,
    'event',
    0,
    'event',
  ])
})
