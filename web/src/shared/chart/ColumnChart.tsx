import classes from './Chart.module.css'
import { BOTTOM, HEIGHT, LEFT, roundUp, WIDTH, xOf, yOf } from './scale'

export interface Column {
  key: string
  label: string
  value: number
}

/** Counts side by side; every `every`-th has its name below. */
export function ColumnChart({
  columns,
  label,
  every,
}: {
  columns: readonly Column[]
  label: string
  every: number
}) {
  const most = roundUp(Math.max(...columns.map(({ value }) => value), 0))
  const width = ((WIDTH - LEFT) / columns.length) * 0.72
  return (
    <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={label} className={classes.svg}>
      {[0, most / 2, most].map((step) => (
        <g key={step}>
          <line className={classes.grid} x1={LEFT} x2={WIDTH} y1={yOf(step, most)} y2={yOf(step, most)} />
          {Number.isInteger(step) && (
            <text className={classes.axis} x={LEFT - 8} y={yOf(step, most) + 4} textAnchor="end">
              {step}
            </text>
          )}
        </g>
      ))}
      {columns.map(({ key, label: name, value }, index) => (
        <g key={key}>
          <rect
            className={classes.column}
            x={xOf(index, columns.length) - width / 2}
            y={yOf(value, most)}
            width={width}
            height={HEIGHT - BOTTOM - yOf(value, most)}
            rx={Math.min(4, width / 2)}
          >
            <title>{`${name}: ${value}`}</title>
          </rect>
          {index % every === 0 && (
            <text className={classes.axis} x={xOf(index, columns.length)} y={HEIGHT - 6} textAnchor="middle">
              {name}
            </text>
          )}
        </g>
      ))}
    </svg>
  )
}
