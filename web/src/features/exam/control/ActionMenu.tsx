import { ActionIcon, Menu } from '@mantine/core'
import { IconClockPlus, IconDotsVertical, IconPlayerPause, IconPlayerPlay, IconX } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Action } from './api'

export const ACTION_ICONS = {
  extend: IconClockPlus,
  pause: IconPlayerPause,
  resume: IconPlayerPlay,
  cancel: IconX,
} as const

interface Props {
  name: string
  isPaused: boolean
  onChoose: (action: Action) => void
}

/** What can be done to one running attempt. */
export function ActionMenu({ name, isPaused, onChoose }: Props) {
  const { t } = useTranslation()
  const actions: Action[] = ['extend', isPaused ? 'resume' : 'pause', 'cancel']
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon variant="default" size={36} aria-label={`${t('control.monitor.actions')}: ${name}`}>
          <IconDotsVertical size={18} aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {actions.map((action) => {
          const Icon = ACTION_ICONS[action]
          return (
            <Menu.Item
              key={action}
              leftSection={<Icon size={16} aria-hidden />}
              onClick={() => onChoose(action)}
            >
              {t(`control.monitor.${action}`)}
            </Menu.Item>
          )
        })}
      </Menu.Dropdown>
    </Menu>
  )
}
