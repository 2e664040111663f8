import { expect, test } from 'vitest'
import { needsOf } from './prefetch'

test.each([
  ['plain words and $5', false, []],
  ['the root of $x^2$', true, []],
  ['| a | b |\n| --- | --- |\n| $x$ | ![graph](/media/g.png) |', true, ['/media/g.png']],
  ['- one\n- two $y$', true, []],
  [`an uploaded ![plan](image:${'b'.repeat(64)})`, false, [`image:${'b'.repeat(64)}`]],
  ['![far](https://example.org/a.png) ![other](//example.org/b.png)', false, []],
])('what %j needs', (source, formulas, pictures) => {
  expect(needsOf([source])).toEqual({ formulas, pictures })
})

test('a picture that many texts show is fetched once', () => {
  expect(needsOf(['![a](/a.png)', 'b ![a](/a.png)']).pictures).toEqual(['/a.png'])
})
