import { decimal } from '@/shared/numbers'

/** A share of 1 as a percentage, with its bounds: `62% (55–69%)`. */
export function share(value: number | null, low?: number | null, high?: number | null): string {
  if (value === null) return '–'
  const text = `${decimal(100 * value)}%`
  if (low === undefined || low === null || high === undefined || high === null) return text
  return `${text} (${decimal(100 * low)}–${decimal(100 * high)}%)`
}

/** A correlation or a reliability with two decimals and its bounds: `0.31 (0.18…0.43)`. */
export function coefficient(value: number | null, low?: number | null, high?: number | null): string {
  if (value === null) return '–'
  const two = (number: number) => number.toFixed(2).replace('-', '−')
  if (low === undefined || low === null || high === undefined || high === null) return two(value)
  return `${two(value)} (${two(low)}…${two(high)})`
}
