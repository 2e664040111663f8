import { Button, NumberInput, Skeleton, Textarea } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { longDate } from '@/shared/dates'
import { Dialog } from '@/shared/Dialog'
import { Form } from '@/shared/form/Form'
import { refusalOf } from '@/shared/form/refusal'
import { Notice } from '@/shared/Notice'
import { ErrorView, useErrorText } from '@/shared/StateView'
import { extraTime, grantExtraTime, withdrawExtraTime, type ExtraTime } from './api'
import classes from './ExtraTime.module.css'

const MOST_PERCENT = 300
const MOST_MINUTES = 1440

interface Props {
  userId: string
  /** What was written to the audit trail may be looked at beside it. */
  onSaved: () => void
}

/** The extra time of one person, for every exam of theirs; one that runs is lengthened at once. */
export function ExtraTimeForm({ userId, onSaved }: Props) {
  const { t } = useTranslation()
  const queryClient = useQueryClient()
  const errorText = useErrorText()
  const [editing, setEditing] = useState(false)
  const [wasRunning, setWasRunning] = useState(false)
  const { data: granted, error, refetch } = useQuery(extraTime(userId))
  const withdraw = useMutation({
    mutationFn: () => withdrawExtraTime(userId),
    onSuccess: () => {
      setWasRunning(false)
      onSaved()
      return queryClient.invalidateQueries({ queryKey: extraTime(userId).queryKey })
    },
  })
  if (error) return <ErrorView error={error} onRetry={() => void refetch()} />
  if (!granted) return <Skeleton height={80} radius="md" />
  const isGranted = granted.percent + granted.minutes > 0
  return (
    <div className={classes.part}>
      {withdraw.isError && <Notice tone="bad">{errorText(withdraw.error)}</Notice>}
      <p>{isGranted ? <Granted granted={granted} /> : t('extraTime.none')}</p>
      {isGranted && (
        <p className={classes.soft}>
          {[granted.reason, granted.granted_at && longDate(granted.granted_at)].filter(Boolean).join(' · ')}
        </p>
      )}
      {wasRunning && <Notice tone="good">{t('extraTime.running')}</Notice>}
      <div className={classes.actions}>
        <Button variant="light" onClick={() => setEditing(true)}>
          {t(isGranted ? 'extraTime.change' : 'extraTime.grant')}
        </Button>
        {isGranted && (
          <Button variant="subtle" loading={withdraw.isPending} onClick={() => withdraw.mutate()}>
            {t('extraTime.withdraw')}
          </Button>
        )}
      </div>
      <Dialog title={t('extraTime.title')} opened={editing} onClose={() => setEditing(false)}>
        <GrantForm
          userId={userId}
          granted={granted}
          onClose={() => setEditing(false)}
          onSaved={(saved) => {
            queryClient.setQueryData(extraTime(userId).queryKey, saved)
            setWasRunning(saved.running_attempt_extended ?? false)
            setEditing(false)
            onSaved()
          }}
        />
      </Dialog>
    </div>
  )
}

function Granted({ granted: { percent = 0, minutes = 0 } }: { granted: ExtraTime }) {
  const { t } = useTranslation()
  const parts = [
    percent > 0 && t('extraTime.plusPercent', { percent }),
    minutes > 0 && t('extraTime.plusMinutes', { count: minutes }),
  ]
  return <b>{parts.filter(Boolean).join(' ')}</b>
}

interface GrantProps {
  userId: string
  granted: ExtraTime
  onClose: () => void
  onSaved: (saved: ExtraTime) => void
}

function GrantForm({ userId, granted, onClose, onSaved }: GrantProps) {
  const { t } = useTranslation()
  const [percent, setPercent] = useState<number | string>(granted.percent || 25)
  const [minutes, setMinutes] = useState<number | string>(granted.minutes ?? 0)
  const [reason, setReason] = useState(granted.reason ?? '')
  const [tried, setTried] = useState(false)
  const grant = useMutation({
    mutationFn: () => grantExtraTime(userId, Number(percent), Number(minutes), reason.trim()),
    onSuccess: onSaved,
  })
  const refusal = refusalOf(grant.error, ['percent', 'minutes', 'reason'])
  const isSome = Number(percent) + Number(minutes) > 0

  function submit() {
    setTried(true)
    if (isSome && reason.trim()) grant.mutate()
  }

  return (
    <Form error={grant.error} refusal={refusal} onSubmit={submit}>
      <p className={classes.soft}>{t('extraTime.effect')}</p>
      <NumberInput
        data-autofocus
        name="percent"
        label={t('extraTime.percent')}
        min={0}
        max={MOST_PERCENT}
        allowDecimal={false}
        value={percent}
        onChange={setPercent}
        error={(tried && !isSome && t('extraTime.needSome')) || refusal.at.percent}
      />
      <NumberInput
        name="minutes"
        label={t('extraTime.minutes')}
        min={0}
        max={MOST_MINUTES}
        allowDecimal={false}
        value={minutes}
        onChange={setMinutes}
        error={refusal.at.minutes}
      />
      <Textarea
        name="reason"
        label={t('extraTime.reason')}
        autosize
        minRows={2}
        maxLength={500}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
        error={(tried && !reason.trim() && t('extraTime.needReason')) || refusal.at.reason}
      />
      <div className={classes.actions}>
        <Button variant="default" onClick={onClose}>
          {t('common.cancel')}
        </Button>
        <Button type="submit" loading={grant.isPending}>
          {t('extraTime.grant')}
        </Button>
      </div>
    </Form>
  )
}
