import type { Question } from '@/api/types'

type Choosable = Pick<Question, 'question_type' | 'options'>

/** The keys that are selected after the student touched one option, in the order of the options. */
export function choose(question: Choosable, selected: readonly string[], key: string): string[] {
  if (question.question_type === 'single') return [key]
  const wanted = selected.includes(key) ? selected.filter((each) => each !== key) : [...selected, key]
  return question.options.map((option) => option.key).filter((each) => wanted.includes(each))
}

export type Shortcut =
  { kind: 'choose'; key: string } | { kind: 'move'; by: 1 | -1 } | { kind: 'flag' | 'map' | 'help' }

interface KeyPress {
  key: string
  code: string
  shiftKey: boolean
}

const MOVES: Record<string, 1 | -1> = { ArrowRight: 1, KeyN: 1, ArrowLeft: -1, KeyP: -1 }

/**
 * What a key press means for this question. Places on the keyboard count, not the letters printed there: the same keys work in a
 * Russian or Kazakh layout. Where a question has an option F, plain F chooses it, and Shift+F flags.
 */
export function shortcut(press: KeyPress, question: Choosable): Shortcut | null {
  if (press.key === '?') return { kind: 'help' }
  if (press.code === 'KeyF' && press.shiftKey) return { kind: 'flag' }
  if (press.shiftKey) return null
  const move = MOVES[press.code]
  if (move) return { kind: 'move', by: move }
  const digit = /^(?:Digit|Numpad)([1-8])$/.exec(press.code)?.[1]
  const letter = /^Key([A-H])$/.exec(press.code)?.[1]
  const option = digit
    ? question.options[Number(digit) - 1]
    : question.options.find((each) => each.key.toUpperCase() === letter)
  if (option) return { kind: 'choose', key: option.key }
  if (press.code === 'KeyF') return { kind: 'flag' }
  return press.code === 'KeyM' ? { kind: 'map' } : null
}
