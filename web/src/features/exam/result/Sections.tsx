import { IconCheck, IconX } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Result } from '@/api/types'
import { Card } from '@/shared/Card'
import { decimal } from '@/shared/numbers'
import { NAMED } from '../formats/draft'
import { OVERALL } from './outcome'
import classes from './Result.module.css'

export function Sections({ result }: { result: Result }) {
  const { t } = useTranslation()
  return (
    <Card>
      <h2>{t('result.sections')}</h2>
      <ul className={classes.sections}>
        {result.sections.map((section, index) => (
          <li key={index}>
            <span className={classes.sectionName}>{section.title}</span>
            <span className={classes.sectionScore}>
              {section.correct}/{section.questions} · {decimal(section.score_percentage)}%
            </span>
            <span className={classes.bar} aria-hidden="true">
              <span style={{ width: `${section.score_percentage}%` }} />
            </span>
          </li>
        ))}
      </ul>
    </Card>
  )
}

/** The thresholds one by one; shown where there is more than the overall one. */
export function Verdicts({ result, titleOf }: { result: Result; titleOf: (code: string) => string }) {
  const { t } = useTranslation()
  const nameOf = (name: string) =>
    (NAMED as readonly string[]).includes(name)
      ? t(`control.formats.threshold_${name as (typeof NAMED)[number]}`)
      : titleOf(name)
  // Where thresholds decide alone, the overall mark is nothing to reach.
  const verdicts = result.verdicts.filter(({ name, required }) => name !== OVERALL || required > 0)
  if (verdicts.length < 2) return null
  return (
    <Card>
      <h2>{t('result.verdicts')}</h2>
      <ul className={classes.verdicts}>
        {verdicts.map((verdict) => {
          const Icon = verdict.passed ? IconCheck : IconX
          return (
            <li key={verdict.name} data-passed={verdict.passed}>
              <Icon size={18} aria-hidden />
              <span className={classes.sectionName}>
                {verdict.name === OVERALL ? t('result.thresholdTotal') : nameOf(verdict.name)}
              </span>
              <span>
                <span className="visually-hidden">
                  {t(verdict.passed ? 'verdict.passed' : 'verdict.failed')}:{' '}
                </span>
                {t(
                  'result.threshold',
                  verdict.name === OVERALL
                    ? { reached: `${decimal(verdict.reached)}%`, required: `${decimal(verdict.required)}%` }
                    : { reached: decimal(verdict.reached), required: decimal(verdict.required) },
                )}
              </span>
            </li>
          )
        })}
      </ul>
    </Card>
  )
}
