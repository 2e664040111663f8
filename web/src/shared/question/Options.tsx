import { IconCheck, IconX } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Question } from '@/api/types'
import { Markdown } from '../markdown/Markdown'
import { choose } from './choice'
import classes from './Options.module.css'

interface Props {
  question: Pick<Question, 'question_id' | 'question_type' | 'options'>
  selected: readonly string[]
  describedBy: string
  onSelect: (keys: string[]) => void
  /** The right keys, once they may be told: from then on nothing can be chosen. */
  correctKeys?: readonly string[] | undefined
  disabled?: boolean
}

/** The options of one question as native radios or check boxes. */
export function Options({ question, selected, describedBy, onSelect, correctKeys, disabled = false }: Props) {
  const { t } = useTranslation()
  const isSingle = question.question_type === 'single'
  return (
    <fieldset aria-describedby={describedBy} disabled={disabled || correctKeys !== undefined}>
      <legend className={classes.how} data-multiple={!isSingle}>
        {t(isSingle ? 'room.single' : 'room.multiple')}
      </legend>
      <div className={classes.options}>
        {question.options.map((option) => {
          const isRight = correctKeys?.includes(option.key)
          const isOwn = selected.includes(option.key)
          const verdict = correctKeys && (isRight ? 'right' : isOwn ? 'wrong' : 'plain')
          return (
            <label key={option.key} className={classes.option} data-verdict={verdict}>
              <input
                type={isSingle ? 'radio' : 'checkbox'}
                name={question.question_id}
                value={option.key}
                checked={isOwn}
                onChange={() => onSelect(choose(question, selected, option.key))}
              />
              <span className={classes.key} data-multiple={!isSingle}>
                {isRight ? (
                  <IconCheck size={18} aria-hidden />
                ) : verdict === 'wrong' ? (
                  <IconX size={18} aria-hidden />
                ) : (
                  option.key
                )}
              </span>
              <Markdown source={option.text} />
              {(isRight || (verdict && isOwn)) && (
                <span className={classes.tags}>
                  {isRight && <span>{t('result.rightAnswer')}</span>}
                  {isOwn && <span>{t('result.yourAnswer')}</span>}
                </span>
              )}
            </label>
          )
        })}
      </div>
    </fieldset>
  )
}
