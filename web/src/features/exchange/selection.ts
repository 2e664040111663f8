/** `{3, 17, 18, 19}` → `3,17-19`, as the server takes it. */
export function ranges(indexes: ReadonlySet<number>): string {
  const parts: [number, number][] = []
  for (const index of [...indexes].sort((one, other) => one - other)) {
    const last = parts.at(-1)
    if (last && index === last[1] + 1) last[1] = index
    else parts.push([index, index])
  }
  return parts.map(([first, last]) => (first === last ? `${first}` : `${first}-${last}`)).join(',')
}

/** The same set with the index put in or taken out. */
export function toggled(indexes: ReadonlySet<number>, index: number): ReadonlySet<number> {
  const changed = new Set(indexes)
  if (!changed.delete(index)) changed.add(index)
  return changed
}

/** How many questions would come in once those are struck out: the known repetitions would not have come anyway. */
export const remaining = (
  count: number,
  preview: readonly { index: number; is_duplicate: boolean }[],
  leftOut: ReadonlySet<number>,
) => count - preview.filter(({ index, is_duplicate }) => !is_duplicate && leftOut.has(index)).length
