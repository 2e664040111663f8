import { beforeEach, expect, test, vi } from 'vitest'
import { ApiError, NetworkError, problemFrom } from '@/api/problem'
import type { CheckedAnswer } from '@/api/types'
import { Outbox, type Waiting } from './outbox'

const answer = (id: string, seq: number): Waiting => ({
  question_id: id,
  version_id: `v-${id}`,
  selected_keys: ['A'],
  client_seq: seq,
  time_seconds: 3,
})

const found = (sent: Waiting) => ({ question_id: sent.question_id, is_correct: true }) as CheckedAnswer

const kept = new Map<string, string>()
const storage = {
  getItem: (key: string) => kept.get(key) ?? null,
  setItem: (key: string, value: string) => void kept.set(key, value),
  removeItem: (key: string) => void kept.delete(key),
}

const open = (send: (sent: Waiting) => Promise<CheckedAnswer>) => new Outbox({ send, storage, key: 'test' })

beforeEach(() => kept.clear())

test('an answer is checked and leaves nothing behind', async () => {
  const outbox = open((sent) => Promise.resolve(found(sent)))
  outbox.submit(answer('one', 1))
  await vi.waitFor(() => expect(outbox.snapshot().checked.get('one')?.is_correct).toBe(true))
  expect(outbox.snapshot().waiting.size).toBe(0)
  expect(kept.size).toBe(0)
})

test('without a network answers wait over a reload and go out in order, with the numbers they had', async () => {
  const away = open(() => Promise.reject(new NetworkError(null)))
  away.submit(answer('one', 1))
  away.submit(answer('two', 2))
  await vi.waitFor(() => expect(away.snapshot().offline).toBe(true))
  expect([...away.snapshot().waiting.keys()]).toEqual(['one', 'two'])

  const sent: number[] = []
  const again = open((each) => {
    sent.push(each.client_seq)
    return Promise.resolve(found(each))
  })
  expect(again.snapshot().waiting.size).toBe(2)
  await again.flush()
  expect(sent).toEqual([1, 2])
  expect(again.snapshot().offline).toBe(false)
  expect(kept.size).toBe(0)
})

test('a refused answer is told and does not hold up the next one', async () => {
  const refusal = new ApiError(problemFrom(409, { code: 'practice.question_in_running_exam' }))
  const outbox = open((sent) =>
    sent.question_id === 'one' ? Promise.reject(refusal) : Promise.resolve(found(sent)),
  )
  outbox.submit(answer('one', 1))
  outbox.submit(answer('two', 2))
  await vi.waitFor(() => expect(outbox.snapshot().checked.has('two')).toBe(true))
  expect(outbox.snapshot().refused.get('one')).toBe(refusal)
  expect(outbox.snapshot().waiting.size).toBe(0)
})

test('a double click sends one answer at a time', async () => {
  let running = 0
  let most = 0
  const outbox = open(async (sent) => {
    most = Math.max(most, ++running)
    await Promise.resolve()
    running -= 1
    return found(sent)
  })
  outbox.submit(answer('one', 1))
  outbox.submit(answer('one', 1))
  await vi.waitFor(() => expect(outbox.snapshot().waiting.size).toBe(0))
  expect(most).toBe(1)
})

test('storage that holds something else does no harm', () => {
  kept.set('test', '{broken')
  expect(open((sent) => Promise.resolve(found(sent))).snapshot().waiting.size).toBe(0)
})
