import { decimal } from '../numbers'
import classes from './Chart.module.css'

export interface Bar {
  key: string
  name: string
  /** 0 to 100. */
  percent: number
  /** What stands before the percentage, such as `12/20`. */
  figures?: string
  tone?: 'plain' | 'good' | 'bad'
}

/** Shares beside their names; the numbers stand there in words, so that the bars are decoration. */
export function Bars({ bars, label }: { bars: readonly Bar[]; label: string }) {
  return (
    <ul className={classes.bars} aria-label={label}>
      {bars.map(({ key, name, percent, figures, tone = 'plain' }) => (
        <li key={key}>
          <span className={classes.name}>{name}</span>
          <span className={classes.figures}>
            {figures && <small>{figures} · </small>}
            {decimal(percent)}%
          </span>
          <span className={classes.track} aria-hidden="true">
            <span data-tone={tone} style={{ width: `${percent}%` }} />
          </span>
        </li>
      ))}
    </ul>
  )
}
