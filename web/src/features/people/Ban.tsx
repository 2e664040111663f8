import { Button, Textarea, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Person } from '@/api/types'
import { longDateTime, today } from '@/shared/dates'
import { Dialog } from '@/shared/Dialog'
import { endOfDay } from '@/shared/days'
import { Form } from '@/shared/form/Form'
import { refusalOf } from '@/shared/form/refusal'
import { Notice } from '@/shared/Notice'
import { useErrorText } from '@/shared/StateView'
import { banPerson, unbanPerson } from './api'
import classes from './People.module.css'

interface Props {
  person: Person
  onSaved: (person: Person) => void
}

/** Bars somebody from the platform with their next step, and lets them in again. */
export function Ban({ person, onSaved }: Props) {
  const { t } = useTranslation()
  const errorText = useErrorText()
  const [asking, setAsking] = useState(false)
  const unban = useMutation({ mutationFn: () => unbanPerson(person.id), onSuccess: onSaved })
  const { banned_until: until, ban_reason: reason } = person
  return (
    <div className={classes.part}>
      {unban.isError && <Notice tone="bad">{errorText(unban.error)}</Notice>}
      {person.is_active ? (
        <>
          <p className={classes.soft}>{t('admin.ban.text')}</p>
          <Button variant="bad" onClick={() => setAsking(true)}>
            {t('admin.ban.ban')}
          </Button>
        </>
      ) : (
        <>
          <Notice tone="sun">
            {until ? t('admin.ban.until', { time: longDateTime(until) }) : t('admin.ban.forever')} {reason}
          </Notice>
          <Button variant="light" loading={unban.isPending} onClick={() => unban.mutate()}>
            {t('admin.ban.unban')}
          </Button>
        </>
      )}
      <Dialog title={t('admin.ban.ask')} opened={asking} onClose={() => setAsking(false)}>
        <BanForm
          person={person}
          onClose={() => setAsking(false)}
          onSaved={(banned) => {
            setAsking(false)
            onSaved(banned)
          }}
        />
      </Dialog>
    </div>
  )
}

function BanForm({ person, onClose, onSaved }: Props & { onClose: () => void }) {
  const { t } = useTranslation()
  const [reason, setReason] = useState('')
  const [until, setUntil] = useState('')
  const [tried, setTried] = useState(false)
  const ban = useMutation({
    mutationFn: () => banPerson(person.id, reason.trim(), until ? endOfDay(until) : null),
    onSuccess: onSaved,
  })
  const refusal = refusalOf(ban.error, ['reason', 'until'])

  function submit() {
    setTried(true)
    if (reason.trim()) ban.mutate()
  }

  return (
    <Form error={ban.error} refusal={refusal} onSubmit={submit}>
      <p className={classes.soft}>{t('admin.ban.effect', { name: person.full_name || person.username })}</p>
      <Textarea
        data-autofocus
        label={t('admin.ban.reason')}
        description={t('admin.ban.reasonHint')}
        name="reason"
        rows={3}
        maxLength={500}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
        error={(tried && !reason.trim() && t('admin.ban.needReason')) || refusal.at.reason}
      />
      <TextInput
        type="date"
        label={t('admin.ban.lastDay')}
        description={t('admin.ban.lastDayHint')}
        name="until"
        min={today()}
        value={until}
        onChange={(event) => setUntil(event.currentTarget.value)}
        error={refusal.at.until}
      />
      <div className={classes.actions}>
        <Button variant="default" onClick={onClose}>
          {t('common.cancel')}
        </Button>
        <Button type="submit" variant="bad" loading={ban.isPending}>
          {t('admin.ban.ban')}
        </Button>
      </div>
    </Form>
  )
}
