import { Menu, UnstyledButton } from '@mantine/core'
import { IconLogout } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { me, signOut } from '@/features/auth/api'
import classes from './Shell.module.css'

export function AccountMenu() {
  const { t } = useTranslation()
  const { data: user } = useQuery({ ...me, enabled: false })
  if (!user) return null
  const name = user.full_name || user.username
  return (
    <Menu position="bottom-end" radius="md" shadow="md">
      <Menu.Target>
        <UnstyledButton ml={6} className={classes.avatar} aria-label={`${t('header.account')}: ${name}`}>
          {name.slice(0, 1).toUpperCase()}
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <div className={classes.who}>
          <b>{name}</b>
          <span>{user.email}</span>
        </div>
        <Menu.Item
          leftSection={<IconLogout size={16} aria-hidden />}
          onClick={() => void signOut().catch(() => undefined)}
        >
          {t('header.signOut')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
