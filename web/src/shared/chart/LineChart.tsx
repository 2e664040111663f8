import { decimal } from '../numbers'
import classes from './Chart.module.css'
import { BOTTOM, HEIGHT, LEFT, WIDTH, xOf, yOf } from './scale'

const STEPS = [0, 25, 50, 75, 100]
const MOST_DOTS = 40

export interface Point {
  key: string
  label: string
  /** 0 to 100. */
  value: number
}

/** Percentages one after the other. */
export function LineChart({ points, label }: { points: readonly Point[]; label: string }) {
  const places = points.map(({ value }, index) => [xOf(index, points.length), yOf(value, 100)] as const)
  const path = places.map(([x, y]) => `${x.toFixed(1)},${y.toFixed(1)}`).join(' ')
  const [first, last] = [points[0], points[points.length - 1]]
  const ground = HEIGHT - BOTTOM
  return (
    <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={label} className={classes.svg}>
      {STEPS.map((step) => (
        <g key={step}>
          <line className={classes.grid} x1={LEFT} x2={WIDTH} y1={yOf(step, 100)} y2={yOf(step, 100)} />
          <text className={classes.axis} x={LEFT - 8} y={yOf(step, 100) + 4} textAnchor="end">
            {step}%
          </text>
        </g>
      ))}
      {places.length > 1 && (
        <polygon
          className={classes.area}
          points={`${places[0]?.[0] ?? 0},${ground} ${path} ${places[places.length - 1]?.[0] ?? 0},${ground}`}
        />
      )}
      <polyline className={classes.line} points={path} />
      {places.length <= MOST_DOTS &&
        places.map(([x, y], index) => (
          <circle key={points[index]?.key} className={classes.dot} cx={x} cy={y} r={4}>
            <title>{`${points[index]?.label ?? ''}: ${decimal(points[index]?.value ?? 0)}%`}</title>
          </circle>
        ))}
      {first && (
        <text className={classes.axis} x={LEFT} y={HEIGHT - 6}>
          {first.label}
        </text>
      )}
      {last && points.length > 1 && (
        <text className={classes.axis} x={WIDTH} y={HEIGHT - 6} textAnchor="end">
          {last.label}
        </text>
      )}
    </svg>
  )
}
