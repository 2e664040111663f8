import { SegmentedControl } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Counts } from '@/shared/upload/Counts'
import { Lines, type Line } from '@/shared/upload/Lines'
import upload from '@/shared/upload/Upload.module.css'
import { FORMATS, type Report } from './api'
import classes from './Exchange.module.css'
import { fieldWord } from './fields'

type Kind = 'errors' | 'skipped' | 'remarks'

/** What a file would do, or has done: how many, what is wrong with which line, and what was assumed. */
export function ReportView({ report, toImport }: { report: Report; toImport: number }) {
  const { t } = useTranslation()
  const format = FORMATS.find((known) => known === report.format) ?? 'json'
  const assumed = { format: t(`exchange.format_${format}`), encoding: report.encoding?.toUpperCase() }
  return (
    <>
      <p className={classes.soft}>
        {t(report.encoding ? 'exchange.assumedEncoding' : 'exchange.assumed', assumed)}
      </p>
      <Counts
        counts={[
          { label: t('exchange.count_total'), count: report.total },
          { label: t(report.dry_run ? 'exchange.count_imported' : 'exchange.count_done'), count: toImport },
          { label: t('exchange.count_skipped'), count: report.skipped_count },
          { label: t('exchange.count_errors'), count: report.error_count, isBad: true },
        ]}
      />
      <Told report={report} />
    </>
  )
}

function Told({ report }: { report: Report }) {
  const { t } = useTranslation()
  const lists: Record<Kind, Line[]> = {
    errors: report.errors.map(({ line, field, message }) => ({ line, field: fieldWord(field, t), message })),
    skipped: report.skipped.map(({ line, reason }) => ({ line, message: reason })),
    remarks: report.remarks.map(({ line, message }) => ({ line, message })),
  }
  const counts: Record<Kind, number> = {
    errors: report.error_count,
    skipped: report.skipped_count,
    remarks: report.remarks.length,
  }
  const kinds = (['errors', 'skipped', 'remarks'] as const).filter((kind) => lists[kind].length > 0)
  const [chosen, setChosen] = useState<Kind>('errors')
  const kind = kinds.includes(chosen) ? chosen : kinds[0]
  if (!kind) return null
  const listed = new Set(lists[kind].map(({ line }) => line)).size
  return (
    <section className={upload.part} aria-label={t(`exchange.${kind}`)}>
      {kinds.length > 1 ? (
        <SegmentedControl
          className={classes.kinds}
          radius="md"
          value={kind}
          onChange={setChosen}
          data={kinds.map((each) => ({
            value: each,
            label: `${t(`exchange.${each}`)} · ${counts[each]}`,
          }))}
        />
      ) : (
        <h3>{t(`exchange.${kind}`)}</h3>
      )}
      <Lines key={kind} lines={lists[kind]} label={t(`exchange.${kind}`)} />
      {listed < counts[kind] && (
        <p className={classes.soft}>{t('exchange.listedOnly', { shown: lists[kind].length })}</p>
      )}
    </section>
  )
}
