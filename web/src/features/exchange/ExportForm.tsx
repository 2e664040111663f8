import { Button, NativeSelect } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { today } from '@/shared/dates'
import { Dialog } from '@/shared/Dialog'
import { Notice } from '@/shared/Notice'
import { Section } from '@/shared/Section'
import { saveFile } from '@/shared/saveFile'
import { useErrorText } from '@/shared/StateView'
import { subjects } from '@/shared/subjects'
import { titleOf } from '@/shared/titles'
import { exportQuestions, FORMATS, reportOnExport, SUFFIXES, type ExportReport, type Format } from './api'
import classes from './Exchange.module.css'

const FIELDS = [
  'difficulty',
  'explanation',
  'language',
  'metadata',
  'points',
  'tags',
  'time_seconds',
  'topic',
  'translations',
] as const
// The formats that cannot hold every question: what they lose is told before anything is lost.
const NARROW: readonly Format[] = ['aiken', 'xlsx', 'qti']

/** The published questions of a subject, or all, as a file. */
export function ExportForm() {
  const { t } = useTranslation()
  const errorText = useErrorText()
  const known = useQuery(subjects).data ?? []
  const [subjectCode, setSubjectCode] = useState<string | null>(null)
  const [format, setFormat] = useState<Format>('json')
  const wanted = { format, subjectCode }
  const download = useMutation({
    mutationFn: exportQuestions,
    onSuccess: (file) => saveFile(file, `zerek-questions-${today()}.${SUFFIXES[format]}`),
  })
  const ask = useMutation({
    mutationFn: reportOnExport,
    onSuccess: (report) => {
      if (isWhole(report)) download.mutate(wanted)
    },
  })
  const error = ask.error ?? download.error
  return (
    <Section title={t('exchange.export')} text={t('exchange.exportText')}>
      <NativeSelect
        label={t('exchange.exportSubject')}
        value={subjectCode ?? ''}
        onChange={(event) => setSubjectCode(event.currentTarget.value || null)}
        data={[
          { value: '', label: t('exchange.everySubject') },
          ...known.map((subject) => ({
            value: subject.code,
            label: `${subject.code} · ${titleOf(subject)}`,
          })),
        ]}
      />
      <NativeSelect
        label={t('exchange.format')}
        value={format}
        onChange={(event) => setFormat(FORMATS.find((each) => each === event.currentTarget.value) ?? 'json')}
        data={FORMATS.map((each) => ({ value: each, label: t(`exchange.format_${each}`) }))}
      />
      {error && <Notice tone="bad">{errorText(error)}</Notice>}
      <div className={classes.actions}>
        <Button
          variant="light"
          leftSection={<IconDownload size={18} aria-hidden />}
          loading={ask.isPending || download.isPending}
          onClick={() => (NARROW.includes(format) ? ask.mutate(wanted) : download.mutate(wanted))}
        >
          {t('exchange.download')}
        </Button>
      </div>
      <Dialog
        title={t('exchange.lossy', { format: t(`exchange.format_${format}`) })}
        opened={!!ask.data && !isWhole(ask.data)}
        onClose={() => ask.reset()}
      >
        {ask.data && <Losses report={ask.data} />}
        <div className={classes.actions}>
          <Button
            disabled={!ask.data?.held_count}
            onClick={() => {
              download.mutate(wanted)
              ask.reset()
            }}
          >
            {t('exchange.downloadPart')}
          </Button>
        </div>
      </Dialog>
    </Section>
  )
}

const isWhole = (report: ExportReport) =>
  report.not_held_count === 0 && Object.keys(report.fields_lost).length === 0

function Losses({ report }: { report: ExportReport }) {
  const { t } = useTranslation()
  const lost = FIELDS.filter((field) => report.fields_lost[field])
  return (
    <>
      {report.not_held_count > 0 && (
        <p>{t('exchange.notHeld', { count: report.not_held_count, total: report.total })}</p>
      )}
      {lost.length > 0 && (
        <>
          <p>{t('exchange.lost')}</p>
          <ul className={classes.losses}>
            {lost.map((field) => (
              <li key={field}>
                {t(`exchange.field_${field}`)} · {report.fields_lost[field]}
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  )
}
