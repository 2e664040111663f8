import { api, body, patientFetch } from '@/api/client'
import { ranges } from './selection'

export const FORMATS = ['json', 'csv', 'xlsx', 'gift', 'moodle_xml', 'aiken', 'qti'] as const
export type Format = (typeof FORMATS)[number]
export const SUFFIXES: Record<Format, string> = {
  json: 'json',
  csv: 'csv',
  xlsx: 'xlsx',
  gift: 'gift',
  moodle_xml: 'xml',
  aiken: 'txt',
  qti: 'zip',
}
export const ACCEPT = '.json,.csv,.tsv,.xlsx,.gift,.xml,.txt,.zip'

export interface Upload {
  file: File
  subjectCode: string | null
  format: Format | null
  /** Indexes of the questions that are not wanted. */
  leftOut: ReadonlySet<number>
}

async function send(
  { file, subjectCode, format, leftOut }: Upload,
  how: { dry_run?: true; partial?: boolean },
) {
  const form = new FormData()
  form.append('file', file)
  if (subjectCode) form.append('subject_code', subjectCode)
  if (format) form.append('format', format)
  if (leftOut.size > 0) form.append('leave_out', ranges(leftOut))
  return body(
    api.POST('/api/v1/admin/questions/import', {
      params: { query: how },
      body: form as unknown as { file: string; leave_out: string }, // the document knows files as texts
      fetch: patientFetch,
    }),
  )
}

export type Report = Awaited<ReturnType<typeof send>>
export type Previewed = Report['preview'][number]

/** What an import would do; how many good questions there are, whatever is wrong with others. */
export const checkFile = (upload: Upload) => send(upload, { dry_run: true, partial: true })

/** All or nothing; with `partial` the good questions, leaving out the rest. */
export const importFile = (upload: Upload, partial: boolean) => send(upload, { partial })

interface Export {
  format: Format
  subjectCode: string | null
}

const query = ({ format, subjectCode }: Export) => ({
  format,
  ...(subjectCode && { subject_code: subjectCode }),
})

/** What the format can hold of the questions. */
export const reportOnExport = (wanted: Export) =>
  body(
    api.GET('/api/v1/admin/questions/export/report', {
      params: { query: query(wanted) },
      fetch: patientFetch,
    }),
  )

export type ExportReport = Awaited<ReturnType<typeof reportOnExport>>

/** The file with all that the format can hold. */
export async function exportQuestions(wanted: Export): Promise<Blob> {
  return (await body<unknown>(
    api.GET('/api/v1/admin/questions/export', {
      params: { query: { ...query(wanted), partial: true } },
      parseAs: 'blob',
      fetch: patientFetch,
    }),
  )) as Blob
}
