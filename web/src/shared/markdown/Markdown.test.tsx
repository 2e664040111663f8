import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { lex } from './lexer'
import { Markdown } from './Markdown'

const html = (source: string) => renderToStaticMarkup(<Markdown source={source} />)
const formulas = (source: string) =>
  lex(source).flatMap((token) =>
    token.type === 'math'
      ? [token.raw]
      : ((token as { tokens?: { type: string; raw: string }[] }).tokens ?? [])
          .filter((inner) => inner.type === 'math')
          .map((inner) => inner.raw),
  )

test('HTML in a question is shown as text and never becomes an element', () => {
  expect(html('a <img src=x onerror=alert(1)> b')).not.toContain('<img')
  expect(html('<script>alert(1)</script>')).not.toContain('<script')
  expect(html('<b>x</b>')).toContain('&lt;b&gt;')
})

test('links lead only to http and https', () => {
  expect(html('[x](javascript:alert(1))')).not.toContain('href')
  expect(html('[x](data:text/html,1)')).not.toContain('href')
  expect(html('[x](https://example.org)')).toContain('href="https://example.org"')
})

test('pictures come only from this server', () => {
  expect(html('![map](https://example.org/a.png)')).not.toContain('<img')
  expect(html('![map](//example.org/a.png)')).not.toContain('<img')
  expect(html('![map](/media/a.png)')).toContain('src="/media/a.png"')
})

test('an uploaded picture is read out by its words, and only a whole digest names one', () => {
  const digest = 'a'.repeat(64)
  expect(html(`![a <b>plan</b>](image:${digest})`)).toContain(
    'role="img" aria-label="a &lt;b&gt;plan&lt;/b&gt;"',
  )
  for (const href of [
    'image:abc',
    `image:${digest}/..`,
    `image:${digest.toUpperCase()}`,
    'blob:x',
    'data:image/png;base64,AA',
  ]) {
    expect(html(`![plan](${href})`)).toBe(html('*plan*'))
  }
})

test('code keeps its characters', () => {
  expect(html('`a < b && c`')).toContain('<code>a &lt; b &amp;&amp; c</code>')
  expect(html('```\nif (a < b) {}\n```')).toContain('if (a &lt; b) {}')
})

test('a GFM table becomes a table', () => {
  expect(html('| a | b |\n| --- | --: |\n| 1 | 2 |')).toContain('<td style="text-align:right">2</td>')
})

test.each([
  ['Find $x^2$ and $y$.', ['$x^2$', '$y$']],
  ['$$\n\\int_0^1 x\\,dx\n$$', ['$$\n\\int_0^1 x\\,dx\n$$']],
  ['It costs $5 and then $10.', []],
  ['From \\$5 to \\$6', []],
  ['`$HOME` and $a_1$', ['$a_1$']],
])('formulas in %j', (source, found) => {
  expect(formulas(source)).toEqual(found)
})
