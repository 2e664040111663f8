/** The letters of a check code. Those that look like others are not among them. */
export const ALPHABET = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ'
const LENGTH = 16
/** Letters of the Russian and Kazakh keyboards that look the same. */
const LOOKALIKES: Record<string, string> = {
  А: 'A',
  В: 'B',
  С: 'C',
  Е: 'E',
  Н: 'H',
  К: 'K',
  М: 'M',
  Р: 'P',
  Т: 'T',
  Х: 'X',
  У: 'Y',
  Ү: 'Y',
}

/** The bare letters of what was typed. */
export const lettersOf = (typed: string) =>
  [...typed.toUpperCase()]
    .map((letter) => LOOKALIKES[letter] ?? letter)
    .filter((letter) => /[\p{L}\p{N}]/u.test(letter))
    .join('')

/** `K7QM2X` as it is printed: `K7QM-2X`. */
export const grouped = (letters: string) => letters.match(/.{1,4}/gu)?.join('-') ?? ''

/** Whether a code is typed right, by its last letter (the Luhn algorithm modulo 32). The server knows which exist. */
export function isWhole(typed: string): boolean {
  const letters = lettersOf(typed)
  if (letters.length !== LENGTH) return false
  let total = 0
  for (const [index, letter] of [...letters].reverse().entries()) {
    const digit = ALPHABET.indexOf(letter)
    if (digit < 0) return false
    const value = digit * (index % 2 === 1 ? 2 : 1)
    total += Math.floor(value / ALPHABET.length) + (value % ALPHABET.length)
  }
  return total % ALPHABET.length === 0
}
