import { Button, Switch } from '@mantine/core'
import { IconDeviceDesktop, IconDeviceMobile } from '@tabler/icons-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { dateTime } from '@/shared/dates'
import { deviceOf } from '@/shared/device'
import { Notice } from '@/shared/Notice'
import { canPush, isPushBlocked, subscribeHere, unsubscribeHere } from '@/shared/push/subscription'
import { useErrorText } from '@/shared/StateView'
import { addDevice, devices, removeDevice, thisDevice, type Device } from './api'
import classes from './Notifications.module.css'

/** The devices that are sent notifications: this one, where its browser can be, and the others of the same person. */
export function Devices() {
  const { t } = useTranslation()
  const errorText = useErrorText()
  const queryClient = useQueryClient()
  const push = useQuery(devices).data
  const publicKey = push?.public_key ?? null
  const endpoint = useQuery({ ...thisDevice(publicKey ?? ''), enabled: publicKey !== null && canPush() }).data

  const refresh = () => queryClient.invalidateQueries({ queryKey: devices.queryKey.slice(0, 2) })
  const here = push?.devices.find((device) => device.endpoint === endpoint)
  const turn = useMutation({
    mutationFn: async (on: boolean) => {
      if (on && publicKey !== null) {
        const subscription = await subscribeHere(publicKey)
        if (subscription) await addDevice(subscription)
        return subscription !== null
      }
      if (here) await removeDevice(here.id)
      await unsubscribeHere()
      return true
    },
    onSettled: refresh,
  })
  const remove = useMutation({ mutationFn: (device: Device) => removeDevice(device.id), onSettled: refresh })

  if (!push || publicKey === null) return null
  const others = push.devices.filter((device) => device !== here)
  if (!canPush() && others.length === 0) return null
  const isRefused = turn.data === false || (canPush() && isPushBlocked())
  const failure = turn.error ?? remove.error
  return (
    <section className={classes.channel} aria-label={t('notifications.devices')}>
      {canPush() && (
        <Switch
          label={t('notifications.here')}
          description={t('notifications.hereText')}
          checked={here !== undefined}
          disabled={turn.isPending || (isRefused && !here)}
          onChange={(event) => turn.mutate(event.currentTarget.checked)}
        />
      )}
      {isRefused && <Notice tone="sun">{t('notifications.hereRefused')}</Notice>}
      {failure && (
        <Notice tone="bad">{turn.isError ? t('notifications.hereFailed') : errorText(failure)}</Notice>
      )}
      {others.length > 0 && (
        <>
          <h3>{t('notifications.otherDevices')}</h3>
          <ul className={classes.devices}>
            {others.map((device) => (
              <OtherDevice
                key={device.id}
                device={device}
                isRemoving={remove.isPending && remove.variables === device}
                onRemove={() => remove.mutate(device)}
              />
            ))}
          </ul>
        </>
      )}
    </section>
  )
}

interface OtherProps {
  device: Device
  isRemoving: boolean
  onRemove: () => void
}

function OtherDevice({ device, isRemoving, onRemove }: OtherProps) {
  const { t } = useTranslation()
  const { name, isHandheld } = deviceOf(device.browser)
  const Icon = isHandheld ? IconDeviceMobile : IconDeviceDesktop
  const shown = name || t('sessions.unknown')
  return (
    <li className={classes.device}>
      <Icon size={24} stroke={1.75} aria-hidden />
      <span>
        <b>{shown}</b>
        <time dateTime={device.created_at}>{dateTime(device.created_at)}</time>
      </span>
      <Button
        variant="subtle"
        size="sm"
        px="xs"
        loading={isRemoving}
        aria-label={`${t('notifications.removeDevice')}: ${shown}, ${dateTime(device.created_at)}`}
        onClick={onRemove}
      >
        {t('notifications.removeDevice')}
      </Button>
    </li>
  )
}
