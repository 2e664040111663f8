import { decimal } from './numbers'
import classes from './ScoreRing.module.css'

interface Props {
  /** 0 to 100. */
  percent: number
  tone: 'good' | 'bad' | 'plain'
  size: number
  /** Where the pass mark lies on the ring, 0 to 100. */
  threshold?: number | undefined
  label: string
}

const RADIUS = 44
const LENGTH = 2 * Math.PI * RADIUS

export function ScoreRing({ percent, tone, size, threshold, label }: Props) {
  const text = decimal(percent)
  const angle = threshold === undefined ? null : (threshold / 100) * 360
  return (
    <div className={`${classes.ring} ${classes[tone]}`} style={{ width: size, height: size }}>
      <svg viewBox="0 0 100 100" role="img" aria-label={label}>
        <circle cx="50" cy="50" r={RADIUS} className={classes.track} />
        {percent > 0 && (
          <circle
            cx="50"
            cy="50"
            r={RADIUS}
            className={classes.value}
            strokeDasharray={`${(percent / 100) * LENGTH} ${LENGTH}`}
            transform="rotate(-90 50 50)"
          />
        )}
        {angle !== null && (
          <line
            x1="50"
            y1="0.5"
            x2="50"
            y2="11.5"
            className={classes.mark}
            transform={`rotate(${angle} 50 50)`}
          />
        )}
      </svg>
      <span
        className={classes.number}
        style={{ fontSize: size * (text.length > 3 ? 0.18 : 0.235) }}
        aria-hidden="true"
      >
        {text}
        <small>%</small>
      </span>
    </div>
  )
}
