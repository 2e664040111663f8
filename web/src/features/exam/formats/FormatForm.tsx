import { Button, Checkbox, NumberInput, TextInput } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Form } from '@/shared/form/Form'
import { refusalOf } from '@/shared/form/refusal'
import { decimal } from '@/shared/numbers'
import { examFormats } from '../api'
import { changeFormat, createFormat } from './api'
import { NEW_SECTION, totalsOf, type Draft, type Section, type Threshold } from './draft'
import classes from './Formats.module.css'
import { SectionFields, type SubjectChoice } from './SectionFields'
import { ThresholdFields } from './ThresholdFields'

interface Props {
  first: Draft
  isNew: boolean
  subjects: readonly SubjectChoice[]
  onDone: () => void
}

const FIELDS = ['code', 'title_ru', 'time_limit_seconds', 'pass_percent'] as const

/** A format as it is written: sections, thresholds, and what they come to. */
export function FormatForm({ first, isNew, subjects, onDone }: Props) {
  const { t } = useTranslation()
  const queryClient = useQueryClient()
  const [draft, setDraft] = useState(first)
  const [tried, setTried] = useState(false)
  const set = (changes: Partial<Draft>) => setDraft({ ...draft, ...changes })
  const totals = totalsOf(draft.sections)
  const save = useMutation({
    mutationFn: () => (isNew ? createFormat(draft) : changeFormat(draft)),
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: examFormats.queryKey })
      void queryClient.invalidateQueries({ queryKey: ['majors'] })
      onDone()
    },
  })
  const refusal = refusalOf(save.error, FIELDS, { 'exam.format_exists': 'code' })
  const isCode = /^[A-Za-z0-9][A-Za-z0-9._-]*$/.test(draft.code.trim())

  const changeAt = <Item,>(items: readonly Item[], place: number, item: Item | null): Item[] =>
    items.flatMap((each, at) => (at === place ? (item === null ? [] : [item]) : [each]))

  function submit() {
    setTried(true)
    if (draft.title_ru.trim() && isCode && draft.sections.length > 0) save.mutate()
  }

  return (
    <Form error={save.error} refusal={refusal} onSubmit={submit}>
      <div className={classes.grid}>
        <TextInput
          label={t('control.formats.code')}
          description={t('control.formats.codeHint')}
          disabled={!isNew}
          maxLength={60}
          value={draft.code}
          onChange={(event) => set({ code: event.currentTarget.value })}
          error={(tried && !isCode && t('control.formats.needCode')) || refusal.at.code}
        />
        <NumberInput
          label={t('control.formats.minutes')}
          min={0.1}
          max={1440}
          decimalScale={2}
          value={draft.minutes}
          onChange={(minutes) => set({ minutes })}
          error={refusal.at.time_limit_seconds}
        />
        <NumberInput
          label={t('control.formats.passPercent')}
          description={t('control.formats.passHint')}
          min={0}
          max={100}
          value={draft.pass_percent}
          onChange={(pass_percent) => set({ pass_percent })}
          error={refusal.at.pass_percent}
        />
      </div>
      <div className={classes.grid}>
        <TextInput
          label={t('control.formats.titleRu')}
          maxLength={200}
          value={draft.title_ru}
          onChange={(event) => set({ title_ru: event.currentTarget.value })}
          error={(tried && !draft.title_ru.trim() && t('control.formats.needTitle')) || refusal.at.title_ru}
        />
        <TextInput
          label={t('control.formats.titleKk')}
          maxLength={200}
          value={draft.title_kk}
          onChange={(event) => set({ title_kk: event.currentTarget.value })}
        />
        <TextInput
          label={t('control.formats.titleEn')}
          maxLength={200}
          value={draft.title_en}
          onChange={(event) => set({ title_en: event.currentTarget.value })}
        />
      </div>
      <fieldset className={classes.set}>
        <legend>{t('control.formats.sections')}</legend>
        {draft.sections.map((section, place) => (
          <SectionFields
            key={place}
            number={place + 1}
            section={section}
            subjects={subjects}
            onChange={(changed: Section | null) =>
              set({ sections: changeAt(draft.sections, place, changed) })
            }
          />
        ))}
        <Button
          variant="light"
          leftSection={<IconPlus size={18} aria-hidden />}
          onClick={() => set({ sections: [...draft.sections, NEW_SECTION] })}
        >
          {t('control.formats.addSection')}
        </Button>
      </fieldset>
      <p role="status" className={classes.totals}>
        {t('control.formats.totals', {
          questions: totals.questions,
          points: decimal(totals.points),
          minutes: decimal(Number(draft.minutes) || 0),
        })}
      </p>
      <fieldset className={classes.set}>
        <legend>{t('control.formats.thresholds')}</legend>
        <p className={classes.soft}>{t('control.formats.thresholdsHint')}</p>
        {draft.thresholds.map((threshold, place) => (
          <ThresholdFields
            key={place}
            number={place + 1}
            threshold={threshold}
            sections={draft.sections}
            onChange={(changed: Threshold | null) =>
              set({ thresholds: changeAt(draft.thresholds, place, changed) })
            }
          />
        ))}
        <Button
          variant="light"
          leftSection={<IconPlus size={18} aria-hidden />}
          onClick={() =>
            set({
              thresholds: [...draft.thresholds, { name: 'total', role: null, subject_code: null, points: 1 }],
            })
          }
        >
          {t('control.formats.addThreshold')}
        </Button>
      </fieldset>
      <Checkbox
        label={t('control.formats.fullscreen')}
        description={t('control.formats.fullscreenHint')}
        checked={draft.fullscreen}
        onChange={(event) => set({ fullscreen: event.currentTarget.checked })}
      />
      <div className={classes.actions}>
        <Button variant="default" onClick={onDone}>
          {t('common.cancel')}
        </Button>
        <Button type="submit" loading={save.isPending}>
          {t('common.save')}
        </Button>
      </div>
    </Form>
  )
}
