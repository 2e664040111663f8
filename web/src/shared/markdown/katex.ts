import katex from 'katex'
import 'katex/dist/katex.min.css'

/** A TeX formula as HTML. KaTeX escapes its input, and `trust: false` keeps links, pictures and raw HTML out of it. */
export function formulaHtml(tex: string, display: boolean): string {
  return katex.renderToString(tex, {
    displayMode: display,
    throwOnError: false,
    trust: false,
    strict: false,
    maxExpand: 300,
    maxSize: 20,
  })
}
