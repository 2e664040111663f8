import type { Token, Tokens } from 'marked'
import { prefetchFormulas } from './formulas'
import { lex } from './lexer'
import { digestOf, loadPicture } from './pictures'

export interface Needs {
  formulas: boolean
  pictures: string[]
}

function visit(tokens: readonly Token[], needs: Needs): void {
  for (const token of tokens) {
    if (token.type === 'math') needs.formulas = true
    if (token.type === 'image') needs.pictures.push((token as Tokens.Image).href)
    if (token.type === 'table') {
      const { header, rows } = token as Tokens.Table
      for (const cell of [header, ...rows].flat()) visit(cell.tokens, needs)
    }
    if (token.type === 'list') for (const item of (token as Tokens.List).items) visit(item.tokens, needs)
    visit((token as Tokens.Generic).tokens ?? [], needs)
  }
}

/** What has to be fetched before these texts can be drawn. Only pictures of this server count: others are never shown. */
export function needsOf(sources: readonly string[]): Needs {
  const needs: Needs = { formulas: false, pictures: [] }
  for (const source of sources) visit(lex(source), needs)
  const own = needs.pictures.filter(
    (href) => digestOf(href) !== null || (href.startsWith('/') && !href.startsWith('//')),
  )
  return { ...needs, pictures: [...new Set(own)] }
}

/** Fetches it now, so that the texts can be read after the network is gone. */
export function prefetch(sources: readonly string[]): void {
  const { formulas, pictures } = needsOf(sources)
  if (formulas) void prefetchFormulas()
  for (const href of pictures) {
    const digest = digestOf(href)
    if (digest) loadPicture(digest)
    else new Image().src = href
  }
}
