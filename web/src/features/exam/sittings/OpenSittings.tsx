import { Button, TextInput } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Badge } from '@/shared/Badge'
import { dateTime } from '@/shared/dates'
import { Dialog } from '@/shared/Dialog'
import { Form } from '@/shared/form/Form'
import { refusalOf } from '@/shared/form/refusal'
import list from '@/shared/list/List.module.css'
import { Section } from '@/shared/Section'
import { titleOf } from '@/shared/titles'
import { currentAttempt, startExam } from '../api'
import { ProctorRules } from '../proctor/ProctorRules'
import { ownSittings, type OwnSitting } from './api'
import classes from './Sittings.module.css'

interface Props {
  /** Asks for a major where the sitting leaves it open. */
  majorField: (value: string | undefined, onChange: (code: string | undefined) => void) => ReactNode
  onStarted: (attemptId: string) => void
}

/** The scheduled exams of a student: what is open now, and what is to come. */
export function OpenSittings({ majorField, onStarted }: Props) {
  const { t } = useTranslation()
  const { data } = useQuery(ownSittings)
  const [chosen, setChosen] = useState<OwnSitting | null>(null)
  if (!data || data.length === 0) return null
  return (
    <Section title={t('control.sittings.own')} wide>
      <ul className={list.list} aria-label={t('control.sittings.own')}>
        {data.map((sitting) => (
          <li key={sitting.id}>
            <div className={`${list.row} ${classes.row}`}>
              <span className={list.names}>
                <b>{sitting.title}</b>
                <span>
                  {titleOf({
                    title_ru: sitting.format_title_ru,
                    title_kk: sitting.format_title_kk,
                    title_en: sitting.format_title_en,
                  })}
                  {' · '}
                  {t('unit.questions', { count: sitting.total_questions })}
                  {' · '}
                  {t('unit.minutes', { count: sitting.time_limit_minutes })}
                </span>
                <span>
                  {sitting.state === 'open'
                    ? t('control.sittings.openUntil', { time: dateTime(sitting.closes_at) })
                    : t('control.sittings.opensAt', { time: dateTime(sitting.opens_at) })}
                </span>
              </span>
              <Way sitting={sitting} onChoose={() => setChosen(sitting)} />
            </div>
          </li>
        ))}
      </ul>
      <Dialog title={chosen?.title ?? ''} opened={chosen !== null} onClose={() => setChosen(null)}>
        {chosen && <EnterForm sitting={chosen} majorField={majorField} onStarted={onStarted} />}
      </Dialog>
    </Section>
  )
}

function Way({ sitting, onChoose }: { sitting: OwnSitting; onChoose: () => void }) {
  const { t } = useTranslation()
  if (sitting.state !== 'open') return <Badge>{t('control.sittings.state_coming')}</Badge>
  if (sitting.attempts_limit !== null && sitting.attempts_used >= sitting.attempts_limit)
    return <Badge tone="good">{t('control.sittings.done')}</Badge>
  if (sitting.next_start_at && sitting.next_start_at > sitting.server_time)
    return <Badge tone="sun">{t('control.sittings.again', { time: dateTime(sitting.next_start_at) })}</Badge>
  return <Button onClick={onChoose}>{t('control.sittings.enter')}</Button>
}

function EnterForm({ sitting, majorField, onStarted }: Props & { sitting: OwnSitting }) {
  const { t } = useTranslation()
  const queryClient = useQueryClient()
  const [code, setCode] = useState('')
  const [major, setMajor] = useState<string | undefined>()
  const start = useMutation({
    mutationFn: () => startExam({ sittingId: sitting.id, accessCode: code, majorCode: major }),
    onSuccess: ({ attempt_id }) => {
      queryClient.removeQueries(currentAttempt)
      onStarted(attempt_id)
    },
  })
  const refusal = refusalOf(start.error, ['access_code'], { 'exam.access_code_wrong': 'access_code' })
  const isReady = (!sitting.needs_code || code.trim()) && (!sitting.needs_major || major)
  return (
    <Form error={start.error} refusal={refusal} onSubmit={() => isReady && start.mutate()}>
      {sitting.needs_major && majorField(major, setMajor)}
      {sitting.needs_code && (
        <TextInput
          data-autofocus
          label={t('control.sittings.code')}
          description={t('control.sittings.codeHint')}
          autoComplete="off"
          maxLength={40}
          value={code}
          onChange={(event) => setCode(event.currentTarget.value)}
          error={refusal.at.access_code}
        />
      )}
      {sitting.fullscreen && <p className={classes.soft}>{t('control.sittings.fullscreenAsked')}</p>}
      <ProctorRules />
      <Button type="submit" loading={start.isPending} disabled={!isReady}>
        {t('new.start')}
      </Button>
    </Form>
  )
}
