import { Button } from '@mantine/core'
import { IconFlag, IconFlagFilled } from '@tabler/icons-react'
import type { Ref } from 'react'
import { useTranslation } from 'react-i18next'
import type { Question } from '@/api/types'
import { Markdown } from '@/shared/markdown/Markdown'
import { Options } from '@/shared/question/Options'
import type { QuestionState } from '../sync/answerSync'
import classes from './Question.module.css'
import { SaveMark } from './SaveMark'

interface Props {
  question: Question
  number: number
  total: number
  sectionTitle: string
  state: QuestionState | undefined
  headingRef: Ref<HTMLHeadingElement>
  onAnswer: (keys: string[]) => void
  onFlag: () => void
}

/** One question with native radios or check boxes. */
export function QuestionCard({
  question,
  number,
  total,
  sectionTitle,
  state,
  headingRef,
  onAnswer,
  onFlag,
}: Props) {
  const { t } = useTranslation()
  const selected = state?.selectedKeys ?? []
  const isFlagged = state?.flagged ?? false
  const FlagIcon = isFlagged ? IconFlagFilled : IconFlag
  return (
    <article className={classes.question}>
      <div className={classes.top}>
        <div>
          <p className={classes.section}>{sectionTitle}</p>
          <h1 ref={headingRef} tabIndex={-1} className={classes.heading}>
            {t('room.question', { n: number, total })}
          </h1>
        </div>
        <Button
          variant={isFlagged ? 'filled' : 'default'}
          size="sm"
          className={isFlagged ? classes.flagged : undefined}
          leftSection={<FlagIcon size={16} aria-hidden />}
          aria-pressed={isFlagged}
          onClick={onFlag}
        >
          {t(isFlagged ? 'room.unflag' : 'room.flag')}
        </Button>
      </div>
      <div className={classes.text} id={`text-${question.question_id}`}>
        <Markdown source={question.question_text} />
      </div>
      <Options
        question={question}
        selected={selected}
        describedBy={`text-${question.question_id}`}
        onSelect={onAnswer}
      />
      <div className={classes.bottom}>
        <SaveMark mark={state?.mark ?? null} />
        {selected.length > 0 && (
          <Button variant="subtle" size="compact-sm" onClick={() => onAnswer([])}>
            {t('room.clear')}
          </Button>
        )}
      </div>
    </article>
  )
}
