import { useTranslation } from 'react-i18next'
import type { Result } from '@/api/types'
import { Card } from '@/shared/Card'
import { longDateTime } from '@/shared/dates'
import { decimal } from '@/shared/numbers'
import classes from './Review.module.css'

/** That a key turned out to be wrong after this attempt had been graded, and what that did to it. */
export function Regrades({ result }: { result: Result }) {
  const { t } = useTranslation()
  const regrades = result.regrades ?? []
  if (regrades.length === 0) return null
  const numberOf = (questionId: string) =>
    (result.review?.findIndex((item) => item.question_id === questionId) ?? -1) + 1
  return (
    <Card className={classes.regrades}>
      <h2>{t('regrade.title')}</h2>
      <ul>
        {regrades.map((regrade) => (
          <li key={regrade.at + regrade.question_id}>
            <p>
              <b>{t(`regrade.${regrade.kind}`, { n: numberOf(regrade.question_id) })}</b>{' '}
              {regrade.changed
                ? t('regrade.changed', {
                    before: decimal(regrade.before.score_percentage ?? 0),
                    after: decimal(regrade.after.score_percentage ?? 0),
                  })
                : t('regrade.same')}
            </p>
            <p className={classes.section}>
              {regrade.reason} · {longDateTime(regrade.at)}
            </p>
          </li>
        ))}
      </ul>
    </Card>
  )
}
