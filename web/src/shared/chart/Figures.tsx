import classes from './Figures.module.css'

/** A few numbers at a glance. */
export function Figures({
  figures,
}: {
  figures: readonly (readonly [name: string, value: string | number])[]
}) {
  return (
    <dl className={classes.figures}>
      {figures.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}
