import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Badge } from '@/shared/Badge'
import { longDateTime } from '@/shared/dates'
import { corrections } from '../api'
import classes from '../Bank.module.css'

/** What was corrected before, and how far the grading is. */
export function Corrections({ questionId }: { questionId: string }) {
  const { t } = useTranslation()
  const items = useQuery(corrections(questionId)).data?.items ?? []
  if (items.length === 0) return null
  return (
    <ul className={classes.history} aria-label={t('bank.corrections')}>
      {items.map((each) => (
        <li key={each.id} className={classes.report}>
          <p>
            <b>
              {each.kind === 'annulled'
                ? t('bank.wasAnnulled')
                : t('bank.wasCorrected', {
                    before: each.old_keys.join(', '),
                    after: each.correct_keys.join(', '),
                  })}
            </b>{' '}
            <Badge tone={each.finished_at ? 'good' : 'sun'}>
              {t(each.finished_at ? 'bank.gradedAll' : 'bank.grading')}
            </Badge>
          </p>
          <p className={classes.quote}>{each.reason}</p>
          <p className={classes.soft}>
            {[
              each.by?.full_name,
              longDateTime(each.created_at),
              t('bank.graded', { count: each.attempts }),
              t('bank.changedOfThem', { changed: each.changed }),
            ]
              .filter(Boolean)
              .join(' · ')}
          </p>
        </li>
      ))}
    </ul>
  )
}
