import { ApiError } from '@/api/problem'

export interface Refusal<Field extends string> {
  /** What the server says about single fields. */
  at: Partial<Record<Field, string>>
  /** Whether that is all it says: then nothing needs to stand on top of the form. */
  isAllAtFields: boolean
}

/**
 * Parts a refusal into what concerns the fields of a form and the rest. `codes` names the field that a refusal
 * without fields is about, for example `identity.wrong_password`.
 */
export function refusalOf<Field extends string>(
  error: unknown,
  fields: readonly Field[],
  codes: Readonly<Record<string, Field>> = {},
): Refusal<Field> {
  const at: Partial<Record<Field, string>> = {}
  if (!(error instanceof ApiError)) return { at, isAllAtFields: false }
  const meant = codes[error.code]
  if (meant) return { at: { [meant]: error.message } as typeof at, isAllAtFields: true }
  const findings = error.problem.errors.map((each) => ({
    field: fields.find((field) => each.field === `body.${field}`),
    message: each.message,
  }))
  for (const { field, message } of findings) if (field) at[field] ??= message
  return { at, isAllAtFields: findings.length > 0 && findings.every((each) => each.field) }
}
