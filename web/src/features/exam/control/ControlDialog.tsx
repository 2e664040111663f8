import { Button, NumberInput, Textarea } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Dialog } from '@/shared/Dialog'
import { Form } from '@/shared/form/Form'
import { refusalOf } from '@/shared/form/refusal'
import { ATTEMPTS, type Action } from './api'
import classes from './Control.module.css'

const USUAL_MINUTES = 10

interface Props {
  action: Action | null
  /** Whom it concerns, in words. */
  whom: string
  change: (action: Action, reason: string, minutes: number) => Promise<number>
  onClose: () => void
}

/** Asks for the reason before running attempts are changed: the student reads it, and it is kept. */
export function ControlDialog({ action, whom, change, onClose }: Props) {
  const { t } = useTranslation()
  return (
    <Dialog title={action ? t(`control.monitor.${action}`) : ''} opened={action !== null} onClose={onClose}>
      {action && <ControlForm action={action} whom={whom} change={change} onClose={onClose} />}
    </Dialog>
  )
}

function ControlForm({ action, whom, change, onClose }: Props & { action: Action }) {
  const { t } = useTranslation()
  const queryClient = useQueryClient()
  const [reason, setReason] = useState('')
  const [minutes, setMinutes] = useState<number | string>(USUAL_MINUTES)
  const [tried, setTried] = useState(false)
  const run = useMutation({
    mutationFn: () => change(action, reason.trim(), Number(minutes)),
    onSuccess: (count) => {
      void queryClient.invalidateQueries({ queryKey: ATTEMPTS })
      if (count > 0) onClose()
    },
  })
  const refusal = refusalOf(run.error, ['reason', 'minutes'])
  const isMinutes = Number(minutes) >= 1 && Number(minutes) <= 1440

  function submit() {
    setTried(true)
    if (reason.trim() && (action !== 'extend' || isMinutes)) run.mutate()
  }

  return (
    <Form error={run.error} refusal={refusal} onSubmit={submit}>
      <p className={classes.soft}>
        <b>{whom}</b>
        <br />
        {t(`control.monitor.${action}Text`)}
      </p>
      {action === 'extend' && (
        <NumberInput
          data-autofocus
          label={t('control.monitor.minutes')}
          min={1}
          max={1440}
          allowDecimal={false}
          value={minutes}
          onChange={setMinutes}
          error={(tried && !isMinutes && t('control.monitor.needMinutes')) || refusal.at.minutes}
        />
      )}
      <Textarea
        data-autofocus={action === 'extend' ? undefined : true}
        label={t('control.monitor.reason')}
        description={t('control.monitor.reasonHint')}
        autosize
        minRows={2}
        maxLength={500}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
        error={(tried && !reason.trim() && t('control.monitor.needReason')) || refusal.at.reason}
      />
      {run.data === 0 && <p role="status">{t('control.monitor.nothingChanged')}</p>}
      <div className={classes.actions}>
        <Button variant="default" onClick={onClose}>
          {t('common.cancel')}
        </Button>
        <Button type="submit" loading={run.isPending} {...(action === 'cancel' && { variant: 'bad' })}>
          {t(`control.monitor.${action}`)}
        </Button>
      </div>
    </Form>
  )
}
