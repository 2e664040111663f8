import { IconBulb, IconCircleCheck, IconCircleX } from '@tabler/icons-react'
import { useEffect, useRef, type Ref } from 'react'
import { useTranslation } from 'react-i18next'
import type { CheckedAnswer, PracticeQuestion } from '@/api/types'
import { Markdown } from '@/shared/markdown/Markdown'
import { BookmarkButton } from '@/shared/question/BookmarkButton'
import { Options } from '@/shared/question/Options'
import classes from './PracticeCard.module.css'

interface Props {
  question: PracticeQuestion
  number: number
  total: number
  selected: readonly string[]
  checked: CheckedAnswer | undefined
  isLocked: boolean
  isBookmarked: boolean
  headingRef: Ref<HTMLHeadingElement>
  onSelect: (keys: string[]) => void
  onBookmark: () => void
}

/** One question, and once it is answered how it went and why. */
export function PracticeCard({
  question,
  number,
  total,
  selected,
  checked,
  isLocked,
  isBookmarked,
  headingRef,
  onSelect,
  onBookmark,
}: Props) {
  const { t } = useTranslation()
  return (
    <article className={classes.question}>
      <div className={classes.top}>
        <div>
          {question.topic && <p className={classes.topic}>{question.topic}</p>}
          <h1 ref={headingRef} tabIndex={-1} className={classes.heading}>
            {t('room.question', { n: number, total })}
          </h1>
        </div>
        <BookmarkButton isOn={isBookmarked} onToggle={onBookmark} />
      </div>
      <div className={classes.text} id={`text-${question.question_id}`}>
        <Markdown source={question.question_text} />
      </div>
      <Options
        question={question}
        selected={checked?.selected_keys ?? selected}
        describedBy={`text-${question.question_id}`}
        onSelect={onSelect}
        correctKeys={checked?.correct_keys}
        disabled={isLocked}
      />
      {checked && <Verdict checked={checked} />}
    </article>
  )
}

function Verdict({ checked }: { checked: CheckedAnswer }) {
  const { t } = useTranslation()
  const box = useRef<HTMLElement>(null)
  const Icon = checked.is_correct ? IconCircleCheck : IconCircleX
  useEffect(() => {
    box.current?.scrollIntoView({ block: 'nearest' })
  }, [])
  return (
    <section ref={box} className={classes.verdict} data-right={checked.is_correct} role="status">
      <p className={classes.word}>
        <Icon size={26} aria-hidden />
        <b>{t(checked.is_correct ? 'practice.right' : 'practice.wrong')}</b>
        {!checked.is_correct && (
          <span>{t('practice.rightIs', { keys: checked.correct_keys.join(', ') })}</span>
        )}
        {!checked.counted && <span>{t('practice.notCounted')}</span>}
      </p>
      {checked.explanation && (
        <div className={classes.explanation}>
          <IconBulb size={20} aria-hidden />
          <div>
            <b>{t('result.explanation')}</b>
            <Markdown source={checked.explanation} />
          </div>
        </div>
      )}
    </section>
  )
}
