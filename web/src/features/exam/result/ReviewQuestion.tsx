import { IconBulb, IconCheck, IconMinus, IconX } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { ReviewItem } from '@/api/types'
import { Markdown } from '@/shared/markdown/Markdown'
import { QuestionBookmark } from '@/shared/question/BookmarkButton'
import { ReportQuestion } from '@/shared/question/ReportQuestion'
import type { Verdict } from './reviewFilter'
import classes from './Review.module.css'

const ICONS = { right: IconCheck, mistake: IconX, skipped: IconMinus } as const

interface Props {
  item: ReviewItem
  number: number
  verdict: Verdict
  section: string
  attemptId: string
  /** Whose attempt it is may keep questions and report them. */
  own: boolean
  onBookmark: () => void
}

export function ReviewQuestion({ item, number, verdict, section, attemptId, own, onBookmark }: Props) {
  const { t } = useTranslation()
  const Icon = ICONS[verdict]
  return (
    <article className={classes.item} aria-labelledby={`review-${item.question_id}`}>
      <header className={classes.itemHead}>
        <h3 id={`review-${item.question_id}`}>
          {t('room.mapItem', { n: number })} <span className={classes.section}>{section}</span>
        </h3>
        <span className={classes.verdict} data-verdict={verdict}>
          <Icon size={15} aria-hidden /> {t(`result.${verdict}`)}
        </span>
      </header>
      <div className={classes.text}>
        <Markdown source={item.question_text} />
      </div>
      <ul className={classes.options}>
        {item.options.map((option) => {
          const isRight = item.correct_keys.includes(option.key)
          const isOwn = item.selected_keys.includes(option.key)
          return (
            <li key={option.key} data-right={isRight} data-own={isOwn}>
              <span className={classes.key} aria-hidden="true">
                {isRight ? <IconCheck size={16} /> : isOwn ? <IconX size={16} /> : option.key}
              </span>
              <Markdown source={option.text} />
              {(isRight || isOwn) && (
                <span className={classes.tags}>
                  {isRight && <span>{t('result.rightAnswer')}</span>}
                  {isOwn && <span>{t('result.yourAnswer')}</span>}
                </span>
              )}
            </li>
          )
        })}
      </ul>
      {item.annulled && <p className={classes.reported}>{t('regrade.annulledHere')}</p>}
      {item.explanation && (
        <div className={classes.explanation}>
          <IconBulb size={20} aria-hidden />
          <div>
            <b>{t('result.explanation')}</b>
            <Markdown source={item.explanation} />
          </div>
        </div>
      )}
      {own && (
        <div className={classes.marks}>
          <QuestionBookmark
            questionId={item.question_id}
            describedBy={`review-${item.question_id}`}
            initially={item.bookmarked ?? false}
            onChanged={onBookmark}
          />
          <ReportQuestion questionId={item.question_id} attemptId={attemptId} number={number} />
        </div>
      )}
    </article>
  )
}
