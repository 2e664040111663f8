import { Button, Checkbox, NativeSelect, NumberInput, TextInput } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { School } from '@/api/types'
import { Form } from '@/shared/form/Form'
import { refusalOf } from '@/shared/form/refusal'
import { titleOf } from '@/shared/titles'
import { examFormats } from '../api'
import { changeSitting, createSitting, SITTINGS } from './api'
import { bodyOf, faultsOf, POLICIES, type Draft } from './draft'
import classes from './Sittings.module.css'

interface Props {
  sittingId: string | undefined
  first: Draft
  /** Where the actor may hold one; null for every school too. */
  schools: readonly School[]
  isForAll: boolean
  /** Who is listed; null for everybody of the school. */
  userIds: string[] | null
  /** Where one chooses who is listed. */
  people: ReactNode
  majorField: (value: string | undefined, onChange: (code: string | undefined) => void) => ReactNode
  onDone: () => void
}

const FIELDS = ['title', 'format', 'school_id', 'opens_at', 'closes_at', 'access_code', 'review_at'] as const

export function SittingForm({
  sittingId,
  first,
  schools,
  isForAll,
  userIds,
  people,
  majorField,
  onDone,
}: Props) {
  const { t } = useTranslation()
  const queryClient = useQueryClient()
  const formats = useQuery(examFormats).data ?? []
  const [draft, setDraft] = useState(first)
  const [tried, setTried] = useState(false)
  const set = (changes: Partial<Draft>) => setDraft({ ...draft, ...changes })
  const save = useMutation({
    mutationFn: () => {
      const data = bodyOf(draft, userIds)
      const school = draft.school || null
      return sittingId ? changeSitting(sittingId, data) : createSitting({ ...data, school_id: school })
    },
    onSuccess: () => {
      void queryClient.invalidateQueries({ queryKey: SITTINGS })
      onDone()
    },
  })
  const refusal = refusalOf(save.error, FIELDS)
  const faults = tried ? faultsOf(draft) : new Set<string>()

  function submit() {
    setTried(true)
    if (faultsOf(draft).size === 0) save.mutate()
  }

  return (
    <Form error={save.error} refusal={refusal} onSubmit={submit}>
      <TextInput
        label={t('control.sittings.title')}
        maxLength={200}
        value={draft.title}
        onChange={(event) => set({ title: event.currentTarget.value })}
        error={(faults.has('title') && t('control.sittings.needTitle')) || refusal.at.title}
      />
      <div className={classes.grid}>
        <NativeSelect
          label={t('control.attempts.format')}
          value={draft.format}
          onChange={(event) => set({ format: event.currentTarget.value })}
          data={formats.map((format) => ({ value: format.code, label: titleOf(format) }))}
          error={refusal.at.format}
        />
        {majorField(draft.major, (major) => set({ major }))}
      </div>
      <div className={classes.grid}>
        <TextInput
          type="datetime-local"
          label={t('control.sittings.opens')}
          value={draft.opens}
          onChange={(event) => set({ opens: event.currentTarget.value })}
          error={(faults.has('opens') && t('control.sittings.needTime')) || refusal.at.opens_at}
        />
        <TextInput
          type="datetime-local"
          label={t('control.sittings.closes')}
          description={t('control.sittings.closesHint')}
          value={draft.closes}
          onChange={(event) => set({ closes: event.currentTarget.value })}
          error={(faults.has('closes') && t('control.sittings.closesLater')) || refusal.at.closes_at}
        />
      </div>
      {!sittingId && (
        <NativeSelect
          label={t('control.sittings.school')}
          value={draft.school}
          onChange={(event) => set({ school: event.currentTarget.value })}
          data={[
            ...(isForAll ? [{ value: '', label: t('control.sittings.everySchool') }] : []),
            ...schools.map(({ id, name }) => ({ value: id, label: name })),
          ]}
          error={refusal.at.school_id}
        />
      )}
      {people}
      <TextInput
        label={t('control.sittings.code')}
        description={t(draft.keepsCode ? 'control.sittings.codeKept' : 'control.sittings.codeNew')}
        autoComplete="off"
        maxLength={40}
        value={draft.code}
        onChange={(event) => set({ code: event.currentTarget.value })}
        error={(faults.has('code') && t('control.sittings.codeShort')) || refusal.at.access_code}
      />
      {first.keepsCode && (
        <Checkbox
          label={t('control.sittings.noCode')}
          checked={!draft.keepsCode}
          onChange={(event) => set({ keepsCode: !event.currentTarget.checked })}
        />
      )}
      <div className={classes.grid}>
        <NumberInput
          label={t('control.sittings.limit')}
          description={t('control.sittings.limitHint')}
          min={1}
          max={100}
          allowDecimal={false}
          value={draft.limit}
          onChange={(limit) => set({ limit })}
        />
        <NumberInput
          label={t('control.sittings.cooldown')}
          min={0}
          allowDecimal={false}
          value={draft.cooldown}
          onChange={(cooldown) => set({ cooldown })}
        />
      </div>
      <div className={classes.grid}>
        <NativeSelect
          label={t('control.sittings.review')}
          value={draft.policy}
          onChange={(event) =>
            set({ policy: POLICIES.find((each) => each === event.currentTarget.value) ?? 'after_finish' })
          }
          data={POLICIES.map((policy) => ({ value: policy, label: t(`control.sittings.review_${policy}`) }))}
        />
        {draft.policy === 'at_moment' && (
          <TextInput
            type="datetime-local"
            label={t('control.sittings.reviewAt')}
            value={draft.reviewAt}
            onChange={(event) => set({ reviewAt: event.currentTarget.value })}
            error={(faults.has('reviewAt') && t('control.sittings.needTime')) || refusal.at.review_at}
          />
        )}
      </div>
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
