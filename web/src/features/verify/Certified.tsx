import { IconAlertTriangle, IconCircleCheck, IconCircleX } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Verified } from '@/api/types'
import { Card } from '@/shared/Card'
import { longDate } from '@/shared/dates'
import { Notice } from '@/shared/Notice'
import { decimal } from '@/shared/numbers'
import classes from './Verify.module.css'

/** What a code stands for: what holds today, and what has changed since it was printed. */
export function Certified({ found }: { found: Verified }) {
  const { t } = useTranslation()
  const tone = found.cancelled ? 'bad' : found.graded_again ? 'sun' : found.passed ? 'good' : 'bad'
  const Icon = { good: IconCircleCheck, sun: IconAlertTriangle, bad: IconCircleX }[tone]
  const facts = [
    [t(`verify.name_${found.name_shown}`), found.name || t('verify.noName')],
    [t('verify.exam'), found.title],
    [
      t('verify.major'),
      found.major_code && [found.major_code, found.major_title].filter(Boolean).join(' · '),
    ],
    [t('verify.date'), longDate(found.completed_at)],
    [t('verify.score'), `${decimal(found.score_percentage)}%`],
    [t('verify.points'), `${decimal(found.points)}/${decimal(found.max_points)}`],
    [t('verify.right'), `${found.correct_answers}/${found.total_questions}`],
    [t('verify.codeGiven'), longDate(found.issued_at)],
  ]
  return (
    <Card>
      <div className={classes.head} data-tone={tone} role="status">
        <Icon size={44} stroke={1.6} aria-hidden />
        <div>
          <h2>
            {t(found.cancelled ? 'verify.cancelled' : found.passed ? 'verify.passed' : 'verify.failed')}
          </h2>
          <p>{found.code}</p>
        </div>
      </div>
      <dl className={classes.facts}>
        {facts.map(
          ([name, value]) =>
            value && (
              <div key={name}>
                <dt>{name}</dt>
                <dd>{value}</dd>
              </div>
            ),
        )}
      </dl>
      <div className={classes.notices}>
        {found.graded_again && (
          <Notice tone="sun">
            {t(found.certified_passed ? 'verify.againPassed' : 'verify.againFailed', {
              points: decimal(found.certified_points),
            })}
          </Notice>
        )}
        {found.cancelled && <Notice tone="bad">{t('verify.cancelledText')}</Notice>}
      </div>
    </Card>
  )
}
