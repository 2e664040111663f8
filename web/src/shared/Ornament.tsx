import { useId } from 'react'

const HORN =
  'M48 88V52C48 26 16 24 14 42c-1 13 16 17 19 5 1-6-7-8-9-3M48 52c0-26 32-28 34-10 1 13-16 17-19 5-1-6 7-8 9-3M48 34l7-9-7-9-7 9Z'

/** A field of ram's horns («қошқар мүйіз»), for the background of a dark panel. Decoration only. */
export function Ornament({ className }: { className?: string | undefined }) {
  const id = useId()
  return (
    <svg className={className} aria-hidden="true" width="100%" height="100%">
      <defs>
        <pattern id={id} width="96" height="96" patternUnits="userSpaceOnUse">
          <path d={HORN} fill="none" stroke="currentColor" strokeWidth="2.5" strokeLinecap="round" />
        </pattern>
      </defs>
      <rect width="100%" height="100%" fill={`url(#${id})`} />
    </svg>
  )
}
