import classes from './Upload.module.css'

interface Count {
  label: string
  count: number
  isBad?: boolean
}

/** How many of what, in large numbers. */
export function Counts({ counts }: { counts: readonly Count[] }) {
  return (
    <dl className={classes.counts}>
      {counts.map(({ label, count, isBad }) => (
        <div key={label} data-bad={(isBad && count > 0) || undefined}>
          <dt>{label}</dt>
          <dd>{count}</dd>
        </div>
      ))}
    </dl>
  )
}
