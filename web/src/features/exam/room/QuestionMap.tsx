import { IconCloudOff, IconFlagFilled } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Question } from '@/api/types'
import type { QuestionState } from '../sync/answerSync'
import { sectionsOf } from './grouping'
import classes from './QuestionMap.module.css'

interface Props {
  questions: readonly Question[]
  states: ReadonlyMap<string, QuestionState>
  current: number
  titleOf: (subjectCode: string) => string
  onGo: (place: number) => void
}

/** All questions by section: answered, flagged, waiting for the network. Shape and word tell it, not colour alone. */
export function QuestionMap({ questions, states, current, titleOf, onGo }: Props) {
  const { t } = useTranslation()

  function cell(place: number) {
    const question = questions[place]
    const state = question && states.get(question.question_id)
    const isAnswered = (state?.selectedKeys.length ?? 0) > 0
    const words = [
      t('room.mapItem', { n: place + 1 }),
      t(isAnswered ? 'room.answered' : 'room.unanswered'),
      ...(state?.flagged ? [t('room.flagged')] : []),
      ...(state?.mark === 'waiting' ? [t('room.waiting')] : []),
    ]
    return (
      <li key={place}>
        <button
          type="button"
          className={classes.cell}
          data-answered={isAnswered}
          aria-current={place === current ? 'step' : undefined}
          aria-label={words.join(', ')}
          onClick={() => onGo(place)}
        >
          {place + 1}
          {state?.flagged && <IconFlagFilled size={12} aria-hidden className={classes.flag} />}
          {state?.mark === 'waiting' && <IconCloudOff size={12} aria-hidden className={classes.waiting} />}
        </button>
      </li>
    )
  }

  return (
    <nav aria-label={t('room.map')} className={classes.map}>
      {sectionsOf(questions).map((section) => (
        <section key={section.places[0]}>
          <h2 className={classes.title}>{titleOf(section.subjectCode)}</h2>
          <ol className={classes.cells}>{section.places.map(cell)}</ol>
        </section>
      ))}
      <ul className={classes.legend} aria-hidden="true">
        <li>
          <span className={classes.sample} data-answered="true" /> {t('room.answered')}
        </li>
        <li>
          <span className={classes.sample} data-answered="false" /> {t('room.unanswered')}
        </li>
        <li>
          <IconFlagFilled size={13} className={classes.flagSample} /> {t('room.flagged')}
        </li>
      </ul>
    </nav>
  )
}
