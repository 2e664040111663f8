import { Button, NativeSelect, Skeleton, Switch, TextInput } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Form } from '@/shared/form/Form'
import { refusalOf } from '@/shared/form/refusal'
import { ErrorView } from '@/shared/StateView'
import { useZoneName } from '@/shared/zones'
import {
  chooseSettings,
  devices,
  notificationSettings,
  telegram,
  type Channels,
  type NotificationSettings,
} from './api'
import classes from './Notifications.module.css'

const MAIL = ['at_once', 'daily', 'weekly', 'never'] as const
const FIRST_QUIET = { from: '22:00', until: '07:00' }

interface Props {
  /** Groups of which this person never gets anything; what is chosen for them stays as it is. */
  without?: readonly Channels['group'][]
}

export function SettingsForm({ without = [] }: Props) {
  const { t } = useTranslation()
  const settings = useQuery(notificationSettings)
  if (settings.error) return <ErrorView error={settings.error} onRetry={() => void settings.refetch()} />
  if (!settings.data) return <Skeleton height={240} radius="lg" aria-label={t('common.loading')} />
  return <Chosen settings={settings.data} without={without} />
}

function Chosen({ settings, without }: Required<Props> & { settings: NotificationSettings }) {
  const { t } = useTranslation()
  const queryClient = useQueryClient()
  const zoneName = useZoneName()
  const [changed, setChanged] = useState<Record<string, Partial<Channels>>>({})
  const [quiet, setQuiet] = useState(settings.quiet_hours)
  const hasDevice = (useQuery(devices).data?.devices.length ?? 0) > 0
  const hasChat = useQuery(telegram).data?.linked ?? false
  const groups = settings.groups.map((group) => ({ ...group, ...changed[group.group] }))
  const save = useMutation({
    mutationFn: () => chooseSettings(groups, quiet),
    onSuccess: (saved) => {
      setChanged({})
      queryClient.setQueryData(notificationSettings.queryKey, saved)
    },
  })

  function change(group: Channels, part: Partial<Channels>) {
    save.reset()
    setChanged({ ...changed, [group.group]: { ...changed[group.group], ...part } })
  }

  function changeQuiet(hours: NotificationSettings['quiet_hours']) {
    save.reset()
    setQuiet(hours)
  }

  return (
    <Form error={save.error} refusal={refusalOf(save.error, [])} onSubmit={() => save.mutate()}>
      <div className={classes.groups}>
        {groups
          .filter(({ group }) => !without.includes(group))
          .map((group) => (
            <fieldset key={group.group} className={classes.group}>
              <legend>{group.title}</legend>
              <p>{group.description}</p>
              <div className={classes.channels}>
                <NativeSelect
                  label={t('notifications.mail')}
                  disabled={!settings.email}
                  data={MAIL.map((value) => ({ value, label: t(`notifications.mail_${value}`) }))}
                  value={group.mail}
                  onChange={(event) => change(group, { mail: event.currentTarget.value as Channels['mail'] })}
                />
                <div className={classes.switches}>
                  <Switch
                    label={t('notifications.onPage')}
                    checked={group.page}
                    onChange={(event) => change(group, { page: event.currentTarget.checked })}
                  />
                  {hasDevice && (
                    <Switch
                      label={t('notifications.onDevices')}
                      checked={group.push}
                      onChange={(event) => change(group, { push: event.currentTarget.checked })}
                    />
                  )}
                  {hasChat && (
                    <Switch
                      label="Telegram"
                      checked={group.telegram}
                      onChange={(event) => change(group, { telegram: event.currentTarget.checked })}
                    />
                  )}
                </div>
              </div>
            </fieldset>
          ))}
      </div>
      <Switch
        label={t('notifications.quiet')}
        description={t('notifications.quietText', { zone: zoneName(settings.timezone) })}
        checked={quiet !== null}
        onChange={(event) => changeQuiet(event.currentTarget.checked ? FIRST_QUIET : null)}
      />
      {quiet && (
        <div className={classes.hours}>
          <TextInput
            type="time"
            required
            label={t('notifications.quietFrom')}
            value={quiet.from}
            onChange={(event) => changeQuiet({ ...quiet, from: event.currentTarget.value })}
          />
          <TextInput
            type="time"
            required
            label={t('notifications.quietUntil')}
            value={quiet.until}
            onChange={(event) => changeQuiet({ ...quiet, until: event.currentTarget.value })}
          />
        </div>
      )}
      <div className={classes.save}>
        <Button type="submit" loading={save.isPending}>
          {t('common.save')}
        </Button>
        <span role="status">{save.isSuccess && t('common.saved')}</span>
      </div>
    </Form>
  )
}
