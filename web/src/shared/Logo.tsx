import classes from './Logo.module.css'

/** The mark: a Z whose ends curl like the ram's horn of Kazakh ornament, under a small sun. */
export function Logo({ wordmark = true }: { wordmark?: boolean }) {
  return (
    <span className={classes.logo}>
      <svg viewBox="0 0 64 64" width="34" height="34" aria-hidden="true">
        <rect width="64" height="64" rx="18" className={classes.tile} />
        <path
          d="M22.5 29.5a6.25 6.25 0 1 1 0-12.5H44L20 47h21.5a6.25 6.25 0 1 0 0-12.5"
          className={classes.horn}
          fill="none"
          strokeWidth="6"
          strokeLinecap="round"
          strokeLinejoin="round"
        />
        <circle cx="50" cy="14" r="5" className={classes.sun} />
      </svg>
      {wordmark && <span className={classes.word}>Zerek</span>}
    </span>
  )
}
