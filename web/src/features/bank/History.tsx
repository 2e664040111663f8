import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Badge } from '@/shared/Badge'
import { longDateTime } from '@/shared/dates'
import { reviews, versions, type QuestionVersion } from './api'
import classes from './Bank.module.css'

/** Every version with what it changed, and every step with its comment, newest first. */
export function History({ questionId }: { questionId: string }) {
  const { t } = useTranslation()
  const all = useQuery(versions(questionId)).data?.items ?? []
  const steps = useQuery(reviews(questionId)).data?.items ?? []
  return (
    <div className={classes.history}>
      <ol aria-label={t('bank.versions')} reversed>
        {all.map((version) => (
          <li key={version.id}>
            <Version version={version} />
          </li>
        ))}
      </ol>
      {steps.length > 0 && (
        <ol aria-label={t('bank.log')} reversed>
          {steps.map((step) => (
            <li key={step.at + step.step}>
              <p>
                <b>{t(`bank.done_${step.step}` as 'bank.done_submitted')}</b>{' '}
                <span className={classes.soft}>
                  {[
                    step.version && t('bank.version', { number: step.version }),
                    step.by?.full_name,
                    longDateTime(step.at),
                  ]
                    .filter(Boolean)
                    .join(' · ')}
                </span>
              </p>
              {step.comment && <p>{step.comment}</p>}
            </li>
          ))}
        </ol>
      )}
    </div>
  )
}

function Version({ version }: { version: QuestionVersion }) {
  const { t } = useTranslation()
  return (
    <details open={version.differences.length > 0 && version.differences.length < 4}>
      <summary>
        <b>{t('bank.version', { number: version.number })}</b>{' '}
        <span className={classes.soft}>
          {[version.author?.full_name, longDateTime(version.created_at)].filter(Boolean).join(' · ')}
        </span>{' '}
        {version.is_current && <Badge tone="good">{t('bank.inPapers')}</Badge>}{' '}
        {version.annulled && <Badge tone="bad">{t('bank.annulled')}</Badge>}{' '}
        {version.correct_keys_in_force && !version.annulled && (
          <Badge tone="sun">{t('bank.keyInForce', { keys: version.correct_keys_in_force.join(', ') })}</Badge>
        )}
      </summary>
      {version.differences.length === 0 ? (
        <p className={classes.soft}>{t('bank.firstVersion')}</p>
      ) : (
        <dl className={classes.differences}>
          {version.differences.map(({ field, before, after }) => (
            <div key={field}>
              <dt>
                <FieldName field={field} />
              </dt>
              <dd>
                <del>{shown(before)}</del>
                <ins>{shown(after)}</ins>
              </dd>
            </div>
          ))}
        </dl>
      )}
    </details>
  )
}

function shown(value: unknown): string {
  if (value === null || value === undefined || value === '') return '—'
  if (typeof value === 'boolean') return value ? '✓' : '✗'
  if (Array.isArray(value)) return value.join(', ') || '—'
  return typeof value === 'string' ? value : JSON.stringify(value)
}

const KNOWN = {
  question_text: 'text',
  explanation: 'explanation',
  topic: 'topic',
  tags: 'tags',
  type: 'type',
  difficulty: 'difficulty',
  points: 'points',
  time_seconds: 'seconds',
  language: 'language',
  subject_code: 'subject',
} as const

/** `translations.kk.options.B` → `KK · Option B`. */
function FieldName({ field }: { field: string }) {
  const { t } = useTranslation()
  const [, language, inner] = /^translations\.(\w+)\.(.+)$/.exec(field) ?? []
  const rest = inner ?? field
  const [, key, mark] = /^options\.([A-H])(\.is_correct)?/.exec(rest) ?? []
  const known = KNOWN[rest as keyof typeof KNOWN] as (typeof KNOWN)[keyof typeof KNOWN] | undefined
  const name = key ? t(mark ? 'bank.isRight' : 'bank.option', { key }) : known ? t(`bank.${known}`) : rest
  return language ? `${language.toUpperCase()} · ${name}` : name
}
