import type { Token, Tokens } from 'marked'
import { Fragment, memo, useMemo, type ReactNode } from 'react'
import { useFormulas } from './formulas'
import { lex, type MathToken } from './lexer'
import { digestOf, usePicture } from './pictures'
import classes from './Markdown.module.css'

/**
 * Text of a question, an option or an explanation. Markdown becomes React elements one by one: HTML in the source is shown as the text
 * it is, links lead only to http(s), and pictures come only from this server: `![what it shows](image:digest)` is one that was uploaded for a question.
 */
export const Markdown = memo(function Markdown({ source }: { source: string }) {
  return <div className={classes.markdown}>{children(lex(source))}</div>
})

function children(tokens: readonly Token[] | undefined): ReactNode {
  return tokens?.map((token, index) => <Fragment key={index}>{element(token)}</Fragment>)
}

/** The lexer escapes what a string renderer would print; React does that by itself. */
function plain(text: string): string {
  return text.replace(/&(amp|lt|gt|quot|#39);/g, (_, name: string) => ENTITIES[name] ?? '')
}

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" }

function element(token: Token): ReactNode {
  const inner = () => children((token as Tokens.Generic).tokens)
  switch (token.type) {
    case 'space':
    case 'def':
      return null
    case 'paragraph':
      return <p>{inner()}</p>
    case 'heading':
      return (
        <p>
          <strong>{inner()}</strong>
        </p>
      )
    case 'text':
      return (token as Tokens.Text).tokens ? inner() : plain((token as Tokens.Text).text)
    case 'escape':
      return plain((token as Tokens.Escape).text)
    case 'strong':
      return <strong>{inner()}</strong>
    case 'em':
      return <em>{inner()}</em>
    case 'del':
      return <del>{inner()}</del>
    case 'br':
      return <br />
    case 'hr':
      return <hr />
    case 'codespan':
      return <code>{plain((token as Tokens.Codespan).text)}</code>
    case 'code':
      return (
        // Focusable, because a long line scrolls sideways and must be reachable without a mouse.
        // eslint-disable-next-line jsx-a11y-x/no-noninteractive-tabindex
        <pre tabIndex={0}>
          <code>{(token as Tokens.Code).text}</code>
        </pre>
      )
    case 'blockquote':
      return <blockquote>{inner()}</blockquote>
    case 'list':
      return list(token as Tokens.List)
    case 'table':
      return table(token as Tokens.Table)
    case 'link':
      return link(token as Tokens.Link)
    case 'image':
      return image(token as Tokens.Image)
    case 'math':
      return <MathText text={(token as MathToken).text} display={(token as MathToken).display} />
    default:
      return token.raw
  }
}

/** The formula as TeX until KaTeX is here, and where it cannot come. */
function MathText({ text, display }: { text: string; display: boolean }) {
  const formulaHtml = useFormulas()
  const html = useMemo(() => formulaHtml?.(text, display), [formulaHtml, text, display])
  if (html === undefined) return <code>{text}</code>
  return <span className={display ? classes.display : undefined} dangerouslySetInnerHTML={{ __html: html }} />
}

function list({ ordered, start, items }: Tokens.List): ReactNode {
  const rows = items.map((item, index) => <li key={index}>{children(item.tokens)}</li>)
  return ordered ? <ol start={start === '' ? 1 : start}>{rows}</ol> : <ul>{rows}</ul>
}

function table({ header, rows, align }: Tokens.Table): ReactNode {
  const style = (column: number) => ({ textAlign: align[column] ?? ('start' as const) })
  return (
    // eslint-disable-next-line jsx-a11y-x/no-noninteractive-tabindex
    <div className={classes.table} tabIndex={0} role="group">
      <table>
        <thead>
          <tr>
            {header.map((cell, column) => (
              <th key={column} style={style(column)}>
                {children(cell.tokens)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={index}>
              {row.map((cell, column) => (
                <td key={column} style={style(column)}>
                  {children(cell.tokens)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

function link({ href, tokens }: Tokens.Link): ReactNode {
  if (!/^https?:\/\//i.test(href)) return children(tokens)
  return (
    <a href={href} target="_blank" rel="noopener noreferrer nofollow">
      {children(tokens)}
    </a>
  )
}

function image({ href, text }: Tokens.Image): ReactNode {
  const digest = digestOf(href)
  if (digest) return <OwnPicture digest={digest} text={plain(text)} />
  const isOwn = href.startsWith('/') && !href.startsWith('//')
  return isOwn ? <img src={href} alt={text} loading="lazy" /> : <em>{text}</em>
}

/** An uploaded picture, or what it shows in words until it is here and where it cannot come. */
function OwnPicture({ digest, text }: { digest: string; text: string }) {
  const { url, state } = usePicture(digest)
  if (url) return <img src={url} alt={text} className={classes.picture} />
  if (state === 'gone') return <em>{text}</em>
  return <span role="img" aria-label={text} aria-busy="true" className={classes.pending} />
}
