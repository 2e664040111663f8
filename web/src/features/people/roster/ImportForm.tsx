import { Button, NativeSelect, Skeleton, Switch } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { School } from '@/api/types'
import { LinkButton } from '@/shared/LinkButton'
import { Notice } from '@/shared/Notice'
import { Section } from '@/shared/Section'
import { useErrorText } from '@/shared/StateView'
import { DropZone } from '@/shared/upload/DropZone'
import { checkFile, importFile, type Report as ReportData, type Upload } from './api'
import { mayLeaveOut, toWrite } from './counts'
import { Report } from './Report'
import people from '../People.module.css'

interface Props {
  schools: readonly School[]
  /** Whether people may be brought in with roles that hold everywhere. */
  everywhere: boolean
  onImported: () => void
}

/** A file is looked at first; only then it is brought in. */
export function ImportForm({ schools, everywhere, onImported }: Props) {
  const { t } = useTranslation()
  const errorText = useErrorText()
  const [schoolId, setSchoolId] = useState(schools[0]?.id ?? null)
  const [file, setFile] = useState<File | null>(null)
  const [partial, setPartial] = useState(false)
  const [report, setReport] = useState<ReportData | null>(null)
  const check = useMutation({
    mutationFn: ({ upload, leaveOut }: { upload: Upload; leaveOut: boolean }) => checkFile(upload, leaveOut),
    onSuccess: setReport,
  })
  const entry = useMutation({
    mutationFn: (upload: Upload) => importFile(upload, partial),
    onSuccess: onImported,
    // Refused although it was good: something has changed meanwhile, and the report says what.
    onError: (_, upload) => check.mutate({ upload, leaveOut: partial }),
  })

  function look(upload: Upload) {
    entry.reset()
    setPartial(false)
    setFile(upload.file)
    setSchoolId(upload.schoolId)
    setReport(null)
    check.mutate({ upload, leaveOut: false })
  }

  if (entry.data) {
    return (
      <Section title={t('admin.import.done')} wide>
        <Notice tone="good">{t('admin.import.doneText')}</Notice>
        <Report report={entry.data} />
        <div className={people.actions}>
          <LinkButton to="/app/admin/people">{t('admin.import.toPeople')}</LinkButton>
          <Button
            variant="default"
            onClick={() => {
              entry.reset()
              check.reset()
              setReport(null)
              setFile(null)
            }}
          >
            {t('admin.import.another')}
          </Button>
        </div>
      </Section>
    )
  }
  const failed = entry.error ?? check.error
  return (
    <>
      <Section title={t('admin.import.file')} text={t('admin.import.fileText')}>
        {(schools.length > 1 || everywhere) && (
          <NativeSelect
            label={t('admin.people.school')}
            value={schoolId ?? ''}
            onChange={(event) => {
              const chosen = event.currentTarget.value || null
              if (file) look({ file, schoolId: chosen })
              else setSchoolId(chosen)
            }}
            data={[
              ...schools.map(({ id, name }) => ({ value: id, label: name })),
              ...(everywhere ? [{ value: '', label: t('admin.person.everywhere') }] : []),
            ]}
          />
        )}
        <DropZone
          file={file}
          accept=".csv,.xlsx,text/csv"
          onFile={(chosen) => look({ file: chosen, schoolId })}
        />
      </Section>
      {failed && <Notice tone="bad">{errorText(failed)}</Notice>}
      {check.isPending && !report && (
        <div role="status" aria-label={t('admin.import.checking')}>
          <Skeleton height={180} radius="lg" />
        </div>
      )}
      {file && report && (
        <Section title={t('admin.import.found')} text={t('admin.import.foundText')} wide>
          <Report report={report} />
          {report.error_count > 0 && !partial && <Notice tone="sun">{t('admin.import.blocked')}</Notice>}
          {mayLeaveOut(report) && (
            <Switch
              label={t('admin.import.partial')}
              description={t('admin.import.partialText')}
              checked={partial}
              onChange={(event) => {
                const leaveOut = event.currentTarget.checked
                setPartial(leaveOut)
                check.mutate({ upload: { file, schoolId }, leaveOut })
              }}
            />
          )}
          {toWrite(report) === 0 && report.error_count === 0 && (
            <Notice tone="sun">{t('admin.import.nothing')}</Notice>
          )}
          <div className={people.actions}>
            <Button
              disabled={toWrite(report) === 0 || check.isPending}
              loading={entry.isPending}
              onClick={() => entry.mutate({ file, schoolId })}
            >
              {toWrite(report) > 0
                ? t('admin.import.submit', { count: toWrite(report) })
                : t('admin.import.submitNone')}
            </Button>
          </div>
        </Section>
      )}
    </>
  )
}
