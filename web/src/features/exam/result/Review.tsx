import { Button, SegmentedControl } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ReviewItem } from '@/api/types'
import { ReviewQuestion } from './ReviewQuestion'
import { filterReview, verdictOf, type ReviewFilter } from './reviewFilter'
import classes from './Review.module.css'

const PAGE = 20

/** Every question with own and right answers; mistakes first in mind, so they can be looked at alone. */
export function Review({
  items,
  attemptId,
  own,
  titleOf,
  onBookmark,
}: {
  items: readonly ReviewItem[]
  attemptId: string
  own: boolean
  titleOf: (code: string) => string
  onBookmark: () => void
}) {
  const { t } = useTranslation()
  const [filter, setFilter] = useState<ReviewFilter>('all')
  const [shown, setShown] = useState(PAGE)
  const found = filterReview(items, filter)
  const count = (of: ReviewFilter) => filterReview(items, of).length
  return (
    <section className={classes.review}>
      <div className={classes.head}>
        <h2>{t('result.review')}</h2>
        <SegmentedControl
          aria-label={t('result.filter')}
          value={filter}
          onChange={(value) => {
            setFilter(value)
            setShown(PAGE)
          }}
          data={(['all', 'wrong', 'unanswered'] as const).map((value) => ({
            value,
            label: `${t(`result.${value}`)} ${count(value)}`,
          }))}
        />
      </div>
      {found.length === 0 && <p className={classes.none}>{t('result.noneHere')}</p>}
      {found.slice(0, shown).map((item) => (
        <ReviewQuestion
          key={item.question_id}
          item={item}
          number={items.indexOf(item) + 1}
          verdict={verdictOf(item)}
          section={titleOf(item.subject_code)}
          attemptId={attemptId}
          own={own}
          onBookmark={onBookmark}
        />
      ))}
      {found.length > shown && (
        <Button variant="light" onClick={() => setShown(shown + PAGE)}>
          {t('result.showMore')}
        </Button>
      )}
    </section>
  )
}
