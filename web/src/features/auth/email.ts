/** Only whether it can be one: whether it is one, a mail to it tells. */
export function looksLikeEmail(text: string): boolean {
  return /^[^@\s]+@[^@\s]+\.[^@\s.]{2,}$/.test(text.trim())
}
