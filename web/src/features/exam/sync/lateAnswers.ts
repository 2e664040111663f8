/** How many answers of an attempt reached no server before its end: told once, beside the result. */
const keyOf = (attemptId: string) => `zerek-late-${attemptId}`

export function rememberLate(attemptId: string, count: number): void {
  try {
    if (count > 0) sessionStorage.setItem(keyOf(attemptId), String(count))
  } catch {
    // Storage is switched off: the answers are lost all the same, and nothing else is.
  }
}

export function lateAnswers(attemptId: string): number {
  try {
    return Number(sessionStorage.getItem(keyOf(attemptId)) ?? 0)
  } catch {
    return 0
  }
}
