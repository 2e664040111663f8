import { expect, test } from 'vitest'
import { groupTopics } from './groupTopics'

const topic = (subject_code: string, topic: string) => ({
  subject_code,
  title: `Title ${subject_code}`,
  topic,
})

test('topics stand by subject, in the order in which subjects come', () => {
  const found = groupTopics([topic('B', 'x'), topic('A', 'y'), topic('B', ''), topic('B', 'z')])
  expect(found.map(({ code, topics }) => [code, topics.map((each) => each.topic)])).toEqual([
    ['B', ['x', 'z']],
    ['A', ['y']],
  ])
  expect(groupTopics([topic('A', '')])).toEqual([])
})
