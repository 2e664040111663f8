import 'fake-indexeddb/auto'
import { beforeEach, expect, test, vi } from 'vitest'
import { ApiError, NetworkError, problemFrom, SignedOutError } from '@/api/problem'
import { AnswerSync, type Stored } from './answerSync'
import { indexedDbStore, type Change, type PendingStore } from './pendingStore'

let attemptId = ''
let attempts = 0
let store: PendingStore

beforeEach(() => {
  attemptId = `attempt-${(attempts += 1)}`
  store = indexedDbStore()
})

/** A server that remembers; `failing` is raised for every delivery while it is set. */
function server() {
  const received: Change[] = []
  const state = {
    received,
    failing: null as Error | null,
    send: (change: Change) => {
      if (state.failing) return Promise.reject(state.failing)
      received.push(change)
      return Promise.resolve<Stored>(null)
    },
  }
  return state
}

function room(send: (change: Change) => Promise<Stored>, now = () => 1000) {
  const published: [Change, string][] = []
  const sync = new AnswerSync({
    attemptId,
    store,
    send,
    now,
    publish: (change, mark) => published.push([change, mark]),
  })
  const of = (questionId: string) => sync.snapshot().questions.get(questionId)
  return { sync, of, published }
}

const item = (question_id: string, selected_keys: string[], flagged = false) => ({
  question_id,
  selected_keys,
  flagged,
})
const refusal = (status: number, code: string) => new ApiError(problemFrom(status, { code }))

test('an answer goes out at once and is marked saved when the server has it', async () => {
  const { received, send } = server()
  const { sync, of } = room(send)
  sync.answer('q1', ['A'])
  expect(of('q1')).toMatchObject({ selectedKeys: ['A'], mark: 'saving' })
  await vi.waitFor(() => expect(of('q1')?.mark).toBe('saved'))
  expect(received).toEqual([{ attemptId, questionId: 'q1', seq: 1000, kind: 'answer', selectedKeys: ['A'] }])
  await vi.waitFor(async () => expect(await store.load(attemptId)).toEqual([]))
})

test('without a network answers wait, the newest of each question, and go out in order when it is back', async () => {
  const net = server()
  net.failing = new NetworkError('away')
  const { sync, of } = room(net.send)
  sync.answer('q1', ['A'])
  sync.answer('q2', ['B'])
  sync.answer('q1', ['C'])
  await vi.waitFor(() => expect(of('q1')?.mark).toBe('waiting'))
  expect(sync.snapshot()).toMatchObject({ offline: true, pending: 2 })
  net.failing = null
  sync.retryNow()
  await vi.waitFor(() => expect(sync.snapshot()).toMatchObject({ offline: false, pending: 0 }))
  expect(net.received.map((change) => [change.questionId, change.seq])).toEqual([
    ['q2', 1001],
    ['q1', 1002],
  ])
})

test('a reload without a network loses nothing', async () => {
  const net = server()
  net.failing = new NetworkError('away')
  const before = room(net.send)
  before.sync.answer('q1', ['A', 'C'])
  before.sync.flag('q2', true)
  await vi.waitFor(async () => expect(await store.load(attemptId)).toHaveLength(2))
  before.sync.pause()

  const back = server()
  const after = room(back.send, () => 10) // even with a clock that was set back
  after.sync.adopt([item('q1', ['B']), item('q2', [])], 0)
  await after.sync.restore()
  expect(after.of('q1')?.selectedKeys).toEqual(['A', 'C'])
  expect(after.of('q2')?.flagged).toBe(true)
  await vi.waitFor(() => expect(after.sync.snapshot().pending).toBe(0))
  expect(back.received.map((change) => change.kind)).toEqual(['answer', 'flag'])
  after.sync.answer('q1', ['D'])
  await vi.waitFor(() => expect(back.received).toHaveLength(3))
  expect(back.received[2]?.seq).toBeGreaterThan(back.received[1]?.seq ?? 0)
})

test('an answer changed while the first is on its way is not taken for saved', async () => {
  const deliveries: (() => void)[] = []
  const { sync, of } = room(() => new Promise((done) => deliveries.push(() => done(null))))
  sync.answer('q1', ['A'])
  sync.answer('q1', ['B'])
  deliveries[0]?.()
  await vi.waitFor(() => expect(deliveries).toHaveLength(2))
  expect(of('q1')).toMatchObject({ selectedKeys: ['B'], mark: 'saving' })
  deliveries[1]?.()
  await vi.waitFor(() => expect(of('q1')?.mark).toBe('saved'))
})

test('what the server says does not overwrite an answer given after it was asked', async () => {
  const { sync, of } = room(server().send)
  const askedAt = performance.now()
  sync.answer('q1', ['B'])
  await vi.waitFor(() => expect(of('q1')?.mark).toBe('saved'))
  sync.adopt([item('q1', ['A']), item('q2', ['C'], true)], askedAt)
  expect(of('q1')?.selectedKeys).toEqual(['B'])
  expect(of('q2')).toMatchObject({ selectedKeys: ['C'], flagged: true, mark: 'saved' })
  sync.adopt([item('q1', ['A'])], performance.now() + 1) // asked later: another device is right
  expect(of('q1')?.selectedKeys).toEqual(['A'])
})

test('an answer that came too late gives way to the newer one of another device', async () => {
  const { sync, of } = room(() => Promise.resolve({ selectedKeys: ['D'], seq: 5000 }))
  sync.answer('q1', ['A'])
  await vi.waitFor(() => expect(of('q1')).toMatchObject({ selectedKeys: ['D'], mark: 'saved' }))
  expect(sync.snapshot().pending).toBe(0)
})

test('a refusal for good is shown and does not hold up the answers behind it', async () => {
  const net = server()
  const { sync, of } = room((change) =>
    change.questionId === 'bad' ? Promise.reject(refusal(422, 'validation')) : net.send(change),
  )
  sync.answer('bad', ['X'])
  sync.answer('q2', ['A'])
  await vi.waitFor(() => expect(of('q2')?.mark).toBe('saved'))
  expect(of('bad')?.mark).toBe('refused')
})

test('when the time is up the room closes and takes no more answers', async () => {
  const net = server()
  net.failing = refusal(409, 'exam.time_is_up')
  const { sync } = room(net.send)
  sync.answer('q1', ['A'])
  await vi.waitFor(() => expect(sync.snapshot().closed).toBe(true))
  sync.answer('q2', ['A'])
  expect(sync.snapshot().questions.has('q2')).toBe(false)
})

test.each([new SignedOutError(), refusal(503, 'db'), refusal(429, 'rate_limited')])(
  'answers stay on the device after %o',
  async (failure) => {
    const net = server()
    net.failing = failure
    const { sync } = room(net.send)
    sync.answer('q1', ['A'])
    await vi.waitFor(async () => expect(await store.load(attemptId)).toHaveLength(1))
    expect(sync.snapshot().pending).toBe(1)
    sync.pause()
  },
)

test('a second tab shows what the first one does, and an older message changes nothing', async () => {
  const first = room(server().send)
  const second = room(server().send)
  first.sync.answer('q1', ['A'])
  await vi.waitFor(() => expect(first.published.map(([, mark]) => mark)).toEqual(['saving', 'saved']))
  const [saving, saved] = first.published
  if (!saving || !saved) throw new Error('nothing published')
  second.sync.hear(saving[0], 'saving')
  second.sync.hear(saved[0], 'saved')
  expect(second.of('q1')).toMatchObject({ selectedKeys: ['A'], mark: 'saved' })
  second.sync.answer('q1', ['B'])
  second.sync.hear(saved[0], 'saved')
  expect(second.of('q1')?.selectedKeys).toEqual(['B'])
})

test('settling waits for what is under way, and tells when something could not be delivered', async () => {
  const net = server()
  const { sync } = room(net.send)
  sync.answer('q1', ['A'])
  expect(await sync.settled(1000)).toBe(true)
  net.failing = new NetworkError('away')
  sync.answer('q1', ['B'])
  expect(await sync.settled(120)).toBe(false)
  sync.pause()
})

test('what a pause refuses waits, and goes out in order when the exam goes on', async () => {
  const net = server()
  net.failing = refusal(409, 'exam.paused')
  const { sync, of } = room(net.send)
  sync.answer('q1', ['A'])
  sync.answer('q2', ['B'])
  await vi.waitFor(() => expect(sync.snapshot()).toMatchObject({ held: true, closed: false, pending: 2 }))
  expect(of('q1')?.mark).toBe('waiting')
  expect(await store.load(attemptId)).toHaveLength(2)
  net.failing = null
  sync.retryNow()
  await vi.waitFor(() => expect(sync.snapshot()).toMatchObject({ held: false, pending: 0 }))
  expect(net.received.map((change) => change.questionId)).toEqual(['q1', 'q2'])
})
