/** How many rows a page of a list has. */
export const ROWS = 20

/** What the server is asked for to see a page; pages are counted from 1. */
export function windowOf(page: number | undefined): { limit: number; offset: number } {
  return { limit: ROWS, offset: ((page ?? 1) - 1) * ROWS }
}

/** Which page an answer is, and the numbers of its first and last row. */
export function placeIn({ total, limit, offset }: { total: number; limit: number; offset: number }) {
  return {
    page: Math.floor(offset / limit) + 1,
    pages: Math.max(1, Math.ceil(total / limit)),
    first: Math.min(offset + 1, total),
    last: Math.min(offset + limit, total),
  }
}

// What the address of a list carries, as it is typed by anybody: what makes no sense is left out.

export const asText = (value: unknown): string | undefined => {
  // The router reads `?q=12` as a number.
  const text = typeof value === 'number' ? String(value) : value
  return typeof text === 'string' && text.trim() ? text.slice(0, 100) : undefined
}

export const asOneOf = <Value extends string>(value: unknown, known: readonly Value[]): Value | undefined =>
  known.find((each) => each === value)

/** The first page needs no number. */
export const asPage = (value: unknown): number | undefined => {
  const page = Number(value)
  return Number.isInteger(page) && page > 1 && page < 500_000 ? page : undefined
}

export const asId = (value: unknown): string | undefined =>
  typeof value === 'string' && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(value) ? value : undefined

/** `2026-03-31`. */
export const asDay = (value: unknown): string | undefined =>
  typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value) && !Number.isNaN(Date.parse(value))
    ? value
    : undefined

/** What is to be changed in a search; undefined takes it out. */
export type Changes<Search> = { [Key in keyof Search]?: Search[Key] | undefined }

/** Without what is not set, so that it leaves no trace in the address. */
export function given<Search extends object>(
  search: Search,
): { [Key in keyof Search]?: NonNullable<Search[Key]> } {
  return Object.fromEntries(Object.entries(search).filter(([, value]) => value !== undefined)) as ReturnType<
    typeof given<Search>
  >
}
