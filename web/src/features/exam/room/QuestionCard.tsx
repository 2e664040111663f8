import { Button } from '@mantine/core'
import { IconFlag, IconFlagFilled } from '@tabler/icons-react'
import type { Ref } from 'react'
import { useTranslation } from 'react-i18next'
import type { Question } from '@/api/types'
import { Markdown } from '@/shared/markdown/Markdown'
import type { QuestionState } from '../sync/answerSync'
import { choose } from './choice'
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
  const isSingle = question.question_type === 'single'
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
      <fieldset aria-describedby={`text-${question.question_id}`}>
        <legend className={classes.how} data-multiple={!isSingle}>
          {t(isSingle ? 'room.single' : 'room.multiple')}
        </legend>
        <div className={classes.options}>
          {question.options.map((option) => (
            <label key={option.key} className={classes.option}>
              <input
                type={isSingle ? 'radio' : 'checkbox'}
                name={question.question_id}
                value={option.key}
                checked={selected.includes(option.key)}
                onChange={() => onAnswer(choose(question, selected, option.key))}
              />
              <span className={classes.key} data-multiple={!isSingle}>
                {option.key}
              </span>
              <Markdown source={option.text} />
            </label>
          ))}
        </div>
      </fieldset>
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
