import { api, body, patientFetch } from '@/api/client'
import type { Language } from '@/i18n'

export const FORMATS = ['xlsx', 'csv'] as const
export type Format = (typeof FORMATS)[number]

export interface Upload {
  file: File
  schoolId: string | null
}

async function send({ file, schoolId }: Upload, how: { dry_run?: true; partial?: boolean }) {
  const form = new FormData()
  form.append('file', file)
  return body(
    api.POST('/api/v1/admin/users/import', {
      params: { query: { ...how, ...(schoolId && { school_id: schoolId }) } },
      body: form as unknown as { file: string }, // the document knows files as texts
      fetch: patientFetch,
    }),
  )
}

export type Report = Awaited<ReturnType<typeof send>>

/** What an import would do. */
export const checkFile = (upload: Upload, partial: boolean) => send(upload, { dry_run: true, partial })

/** All or nothing; with `partial` the good rows, leaving out the rest. */
export const importFile = (upload: Upload, partial: boolean) => send(upload, { partial })

/** An empty table with the columns in this language. */
export async function template(format: Format, language: Language): Promise<Blob> {
  return (await body<unknown>(
    api.GET('/api/v1/admin/users/import/template', {
      params: { query: { format, language } },
      parseAs: 'blob',
    }),
  )) as Blob
}

/** The people of a school, or all, in the columns of the import. */
export async function exportPeople(format: Format, schoolId: string | null): Promise<Blob> {
  return (await body<unknown>(
    api.GET('/api/v1/admin/users/export', {
      params: { query: { format, ...(schoolId && { school_id: schoolId }) } },
      parseAs: 'blob',
      fetch: patientFetch,
    }),
  )) as Blob
}
