/** Where the code is entered, as one types it: without the scheme and without the code. */
export function addressInWords(url: string): string {
  const { host, pathname } = new URL(url)
  return `${host}${pathname}`
}

export const CARDS_A_PAGE = 8

/** The cards sheet by sheet. */
export function sheetsOf<Card>(cards: readonly Card[]): Card[][] {
  return Array.from({ length: Math.ceil(cards.length / CARDS_A_PAGE) }, (_, sheet) =>
    cards.slice(sheet * CARDS_A_PAGE, (sheet + 1) * CARDS_A_PAGE),
  )
}
