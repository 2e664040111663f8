import { expect, test } from 'vitest'
import { looksLikeEmail } from './email'

test.each(['a@b.kz', ' aliya@mail.school.kz ', 'имя@почта.рф'])('%s can be an address', (text) => {
  expect(looksLikeEmail(text)).toBe(true)
})

test.each(['', 'aliya', 'aliya@', '@b.kz', 'a b@c.kz', 'a@b', 'a@b.', 'a@b@c.kz'])('%s can not', (text) => {
  expect(looksLikeEmail(text)).toBe(false)
})
