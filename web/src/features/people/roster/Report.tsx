import { useState } from 'react'
import { Button } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { Badge, type Tone } from '@/shared/Badge'
import list from '@/shared/list/List.module.css'
import type { Report as ReportData } from './api'
import { columnOf, countsOf } from './counts'
import classes from './Roster.module.css'

const FEW = 10
const OUTCOMES: Record<ReportData['preview'][number]['outcome'], Tone> = {
  new: 'good',
  updated: 'primary',
  unchanged: 'plain',
}

/** What a file would do, or has done: how many, what is wrong with which line, and the first rows. */
export function Report({ report }: { report: ReportData }) {
  const { t } = useTranslation()
  return (
    <div className={classes.report}>
      <dl className={classes.counts}>
        {countsOf(report).map(({ name, count }) => (
          <div key={name} data-bad={(name === 'errors' && count > 0) || undefined}>
            <dt>{t(`admin.import.count_${name}`)}</dt>
            <dd>{count}</dd>
          </div>
        ))}
      </dl>
      {report.errors.length > 0 && <Errors report={report} />}
      {report.skipped.length > 0 && (
        <section className={classes.part}>
          <h3>{t('admin.import.skipped')}</h3>
          <Lines
            lines={report.skipped.map(({ line, reason }) => ({ line, field: '', message: reason }))}
            label={t('admin.import.skipped')}
          />
        </section>
      )}
      {report.preview.length > 0 && <Preview report={report} />}
    </div>
  )
}

function Errors({ report }: { report: ReportData }) {
  const { t } = useTranslation()
  return (
    <section className={classes.part}>
      <h3>{t('admin.import.errors')}</h3>
      <Lines lines={report.errors} label={t('admin.import.errors')} />
    </section>
  )
}

interface Line {
  line: number | null
  field: string
  message: string
}

function Lines({ lines, label }: { lines: readonly Line[]; label: string }) {
  const { t } = useTranslation()
  const [all, setAll] = useState(false)
  return (
    <>
      <ul className={classes.lines} aria-label={label}>
        {lines.slice(0, all ? undefined : FEW).map(({ line, field, message }, place) => {
          const column = columnOf(field)
          return (
            <li key={`${place} ${line} ${field}`}>
              {line !== null && <b>{t('admin.import.line', { line })}</b>}
              {column && <span className={classes.column}>{t(`admin.import.column_${column}`)}</span>}
              <span>{message}</span>
            </li>
          )
        })}
      </ul>
      {!all && lines.length > FEW && (
        <div>
          <Button variant="light" size="sm" onClick={() => setAll(true)}>
            {t('admin.import.showAll', { total: lines.length })}
          </Button>
        </div>
      )}
    </>
  )
}

function Preview({ report }: { report: ReportData }) {
  const { t } = useTranslation()
  return (
    <section className={classes.part}>
      <h3>{t('admin.import.preview')}</h3>
      <ul className={classes.preview} aria-label={t('admin.import.preview')}>
        {report.preview.map((row) => (
          <li key={row.index}>
            <span className={list.names}>
              <b>{row.full_name || row.username}</b>
              <span>
                {[row.username, row.email, row.roles.join(', '), row.date_of_birth, ...row.guardians]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
            </span>
            <Badge tone={OUTCOMES[row.outcome]}>{t(`admin.import.outcome_${row.outcome}`)}</Badge>
          </li>
        ))}
      </ul>
    </section>
  )
}
