import { Button } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ApiError } from '@/api/problem'
import { Form } from '@/shared/form/Form'
import { Section } from '@/shared/Section'
import type { QuestionInput, Tagged } from '../api'
import { inputOf, type Draft } from './draft'
import { Facts } from './Facts'
import { Options } from './Options'
import { Preview } from './Preview'
import { Wordings } from './Wordings'
import classes from './Editor.module.css'

interface Props {
  initial: Draft
  isSubjectFixed: boolean
  submitLabel: string
  save: (input: QuestionInput) => Promise<Tagged>
  onSaved: (saved: Tagged) => void
}

/** Writes a question, in all its languages, with a view of what its solver will see. */
export function Editor({ initial, isSubjectFixed, submitLabel, save, onSaved }: Props) {
  const { t } = useTranslation()
  const [draft, setDraft] = useState(initial)
  const isChanged = JSON.stringify(draft) !== JSON.stringify(initial)
  const saving = useMutation({ mutationFn: () => save(inputOf(draft)), onSuccess: onSaved })
  const findings = saving.error instanceof ApiError ? saving.error.problem.errors : []
  const refused = (...fields: string[]) => findings.find(({ field }) => fields.includes(field))?.message
  const props = { draft, onChange: setDraft, refused }
  return (
    <Form error={saving.error} onSubmit={() => saving.mutate()}>
      <Section title={t('bank.facts')} wide>
        <Facts {...props} isSubjectFixed={isSubjectFixed} />
      </Section>
      <Section title={t('bank.wording')} text={t('bank.wordingHint')} wide>
        <Wordings {...props} />
      </Section>
      <Section title={t('bank.answers')} wide>
        <Options {...props} />
      </Section>
      <Section title={t('bank.preview')} text={t('bank.previewHint')} wide>
        <Preview draft={draft} />
      </Section>
      <div className={classes.bar}>
        <Button type="submit" loading={saving.isPending} disabled={!isChanged}>
          {submitLabel}
        </Button>
        <span role="status" className={classes.hint}>
          {isChanged ? t('bank.unsaved') : saving.isSuccess ? t('bank.saved') : ''}
        </span>
      </div>
    </Form>
  )
}
