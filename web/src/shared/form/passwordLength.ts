/** As the server counts: a letter outside the basic plane, such as 😀, is one. */
export function lengthOf(password: string): number {
  return [...password].length
}
