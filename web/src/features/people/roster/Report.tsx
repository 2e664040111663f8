import { useTranslation } from 'react-i18next'
import { Badge, type Tone } from '@/shared/Badge'
import list from '@/shared/list/List.module.css'
import { Counts } from '@/shared/upload/Counts'
import { Lines } from '@/shared/upload/Lines'
import upload from '@/shared/upload/Upload.module.css'
import type { Report as ReportData } from './api'
import { columnOf, countsOf } from './counts'
import classes from './Roster.module.css'

const OUTCOMES: Record<ReportData['preview'][number]['outcome'], Tone> = {
  new: 'good',
  updated: 'primary',
  unchanged: 'plain',
}

/** What a file would do, or has done: how many, what is wrong with which line, and the first rows. */
export function Report({ report }: { report: ReportData }) {
  const { t } = useTranslation()
  return (
    <div className={upload.report}>
      <Counts
        counts={countsOf(report).map(({ name, count }) => ({
          label: t(`admin.import.count_${name}`),
          count,
          isBad: name === 'errors',
        }))}
      />
      {report.errors.length > 0 && <Errors report={report} />}
      {report.skipped.length > 0 && (
        <section className={upload.part}>
          <h3>{t('admin.import.skipped')}</h3>
          <Lines
            lines={report.skipped.map(({ line, reason }) => ({ line, message: reason }))}
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
    <section className={upload.part}>
      <h3>{t('admin.import.errors')}</h3>
      <Lines
        label={t('admin.import.errors')}
        lines={report.errors.map(({ line, field, message }) => {
          const column = columnOf(field)
          return { line, field: column && t(`admin.import.column_${column}`), message }
        })}
      />
    </section>
  )
}

function Preview({ report }: { report: ReportData }) {
  const { t } = useTranslation()
  return (
    <section className={upload.part}>
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
