import { Marked, type TokenizerAndRendererExtension, type Tokens } from 'marked'

/** A formula between dollar signs. */
export interface MathToken extends Tokens.Generic {
  type: 'math'
  text: string
  display: boolean
}

const DISPLAY = /^\$\$([\s\S]+?)\$\$/
// As in Pandoc: no space just inside the dollars and no digit right after, so that prices stay prices.
const INLINE = /^\$(?!\s)((?:\\.|[^$\\\n])+?)(?<!\s)\$(?!\d)/

function token(match: RegExpExecArray, display: boolean): MathToken {
  return { type: 'math', raw: match[0], text: (match[1] ?? '').trim(), display }
}

const block: TokenizerAndRendererExtension = {
  name: 'mathBlock',
  level: 'block',
  start: (source) => /^\$\$/m.exec(source)?.index,
  tokenizer(source) {
    const match = /^\$\$([\s\S]+?)\$\$[ \t]*(?:\n|$)/.exec(source)
    return match ? token(match, true) : undefined
  },
}

const inline: TokenizerAndRendererExtension = {
  name: 'mathInline',
  level: 'inline',
  start: (source) => {
    const index = source.indexOf('$')
    return index < 0 ? undefined : index
  },
  tokenizer(source) {
    const display = DISPLAY.exec(source)
    if (display) return token(display, true)
    const match = INLINE.exec(source)
    return match ? token(match, false) : undefined
  },
}

const markdown = new Marked({ gfm: true })
markdown.use({ extensions: [block, inline] })

/** Markdown with formulas as tokens. Nothing here makes HTML. */
export function lex(source: string) {
  return markdown.lexer(source)
}
