import { IconCheck, IconX } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { PracticeQuestion } from '@/api/types'
import classes from './Strip.module.css'

export type State = 'right' | 'wrong' | 'waiting' | 'answered' | 'open'

interface Props {
  questions: readonly PracticeQuestion[]
  states: readonly State[]
  current: number
  onGo: (place: number) => void
}

/** The questions of this page, one cell each: where one is, and how each went by colour, sign and name. */
export function Strip({ questions, states, current, onGo }: Props) {
  const { t } = useTranslation()
  return (
    <nav aria-label={t('practice.list')}>
      <ol className={classes.strip}>
        {questions.map((question, place) => {
          const state = states[place] ?? 'open'
          const number = question.position + 1
          return (
            <li key={question.question_id}>
              <button
                type="button"
                data-state={state}
                aria-current={place === current ? 'step' : undefined}
                aria-label={`${t('room.mapItem', { n: number })}: ${t(`practice.state.${state}`)}`}
                onClick={() => onGo(place)}
              >
                {state === 'right' ? (
                  <IconCheck size={17} aria-hidden />
                ) : state === 'wrong' ? (
                  <IconX size={17} aria-hidden />
                ) : (
                  number
                )}
              </button>
            </li>
          )
        })}
      </ol>
    </nav>
  )
}
