import { Button, NativeSelect, Skeleton } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { lookAgain } from '@/shared/markdown/pictures'
import { Notice } from '@/shared/Notice'
import { Section } from '@/shared/Section'
import { useErrorText } from '@/shared/StateView'
import { subjects } from '@/shared/subjects'
import { titleOf } from '@/shared/titles'
import { DropZone } from '@/shared/upload/DropZone'
import upload from '@/shared/upload/Upload.module.css'
import { ACCEPT, checkFile, FORMATS, importFile, type Format, type Report, type Upload } from './api'
import classes from './Exchange.module.css'
import { Preview } from './Preview'
import { ReportView } from './ReportView'
import { remaining, toggled } from './selection'

const NONE: ReadonlySet<number> = new Set()

/** A file is looked at first, question by question; only then it is brought in. */
export function ImportForm({ onImported }: { onImported: () => void }) {
  const { t } = useTranslation()
  const errorText = useErrorText()
  const known = useQuery(subjects).data ?? []
  const [subjectCode, setSubjectCode] = useState<string | null>(null)
  const [format, setFormat] = useState<Format | null>(null)
  const [file, setFile] = useState<File | null>(null)
  const [leftOut, setLeftOut] = useState(NONE)
  const check = useMutation({ mutationFn: checkFile })
  const entry = useMutation({
    mutationFn: ({ asked, partial }: { asked: Upload; partial: boolean }) => importFile(asked, partial),
    onSuccess: () => {
      lookAgain()
      onImported()
    },
    // Refused although it was good: something has changed meanwhile, and the report says what.
    onError: (_, { asked }) => check.mutate(asked),
  })

  function look(changes: Partial<Upload>) {
    const asked = { subjectCode, format, leftOut: NONE, ...changes }
    setSubjectCode(asked.subjectCode)
    setFormat(asked.format)
    setLeftOut(NONE)
    entry.reset()
    const chosen = changes.file ?? file
    if (!chosen) return
    setFile(chosen)
    check.mutate({ ...asked, file: chosen })
  }

  function startAgain() {
    entry.reset()
    check.reset()
    setFile(null)
    setLeftOut(NONE)
  }

  if (entry.data) {
    return (
      <Section title={t('exchange.done')} wide>
        <Notice tone="good">{t('exchange.doneText')}</Notice>
        <div className={upload.report}>
          <ReportView report={entry.data} toImport={entry.data.imported_count} />
        </div>
        <div className={classes.actions}>
          <Button onClick={startAgain}>{t('exchange.another')}</Button>
        </div>
      </Section>
    )
  }
  const failed = entry.error ?? check.error
  return (
    <>
      <Section title={t('exchange.file')} text={t('exchange.fileText')}>
        <NativeSelect
          label={t('exchange.subject')}
          description={t('exchange.subjectText')}
          value={subjectCode ?? ''}
          onChange={(event) => look({ subjectCode: event.currentTarget.value || null })}
          data={[
            { value: '', label: t('exchange.subjectNone') },
            ...known.map((subject) => ({
              value: subject.code,
              label: `${subject.code} · ${titleOf(subject)}`,
            })),
          ]}
        />
        <NativeSelect
          label={t('exchange.format')}
          value={format ?? ''}
          onChange={(event) =>
            look({ format: FORMATS.find((each) => each === event.currentTarget.value) ?? null })
          }
          data={[
            { value: '', label: t('exchange.formatAuto') },
            ...FORMATS.map((each) => ({ value: each, label: t(`exchange.format_${each}`) })),
          ]}
        />
        <DropZone file={file} accept={ACCEPT} onFile={(chosen) => look({ file: chosen })} />
      </Section>
      {failed && <Notice tone="bad">{errorText(failed)}</Notice>}
      {check.isPending && (
        <div role="status" aria-label={t('exchange.checking')}>
          <Skeleton height={180} radius="lg" />
        </div>
      )}
      {file && check.data && !check.isPending && (
        <Found
          report={check.data}
          leftOut={leftOut}
          isBusy={entry.isPending}
          onToggle={(index) => setLeftOut(toggled(leftOut, index))}
          onImport={(partial) => entry.mutate({ asked: { file, subjectCode, format, leftOut }, partial })}
        />
      )}
    </>
  )
}

interface FoundProps {
  report: Report
  leftOut: ReadonlySet<number>
  isBusy: boolean
  onToggle: (index: number) => void
  onImport: (partial: boolean) => void
}

function Found({ report, leftOut, isBusy, onToggle, onImport }: FoundProps) {
  const { t } = useTranslation()
  const count = remaining(report.imported_count, report.preview, leftOut)
  const hasErrors = report.error_count > 0
  return (
    <Section title={t('exchange.found')} text={t('exchange.foundText')} wide>
      <div className={upload.report}>
        <ReportView report={report} toImport={count} />
        {hasErrors && report.imported_count > 0 && <Notice tone="sun">{t('exchange.blocked')}</Notice>}
        {!hasErrors && report.imported_count === 0 && <Notice tone="sun">{t('exchange.nothing')}</Notice>}
        {report.preview.length > 0 && <Preview report={report} leftOut={leftOut} onToggle={onToggle} />}
      </div>
      <div className={classes.bar}>
        <Button disabled={count === 0} loading={isBusy} onClick={() => onImport(hasErrors)}>
          {t(hasErrors ? 'exchange.submitGood' : 'exchange.submit', { count })}
        </Button>
      </div>
    </Section>
  )
}
