import katex from 'katex'
import 'katex/dist/katex.min.css'
import { useMemo } from 'react'
import classes from './Markdown.module.css'

/** A TeX formula. KaTeX escapes its input, and `trust: false` keeps links, pictures and raw HTML out of it. */
export default function Formula({ tex, display }: { tex: string; display: boolean }) {
  const html = useMemo(
    () =>
      katex.renderToString(tex, {
        displayMode: display,
        throwOnError: false,
        trust: false,
        strict: false,
        maxExpand: 300,
        maxSize: 20,
      }),
    [tex, display],
  )
  return <span className={display ? classes.display : undefined} dangerouslySetInnerHTML={{ __html: html }} />
}
