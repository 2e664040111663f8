import { Menu, UnstyledButton } from '@mantine/core'
import { IconBuildingCommunity, IconChartLine, IconLogout, IconUserCircle } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { me, signOut } from '@/features/auth/api'
import { hasRole } from '@/shared/access'
import { Avatar } from '@/shared/Avatar'
import { roomsOf } from './rooms'
import classes from './Shell.module.css'

export function AccountMenu() {
  const { t } = useTranslation()
  const { data: user } = useQuery({ ...me, enabled: false })
  if (!user) return null
  const name = user.full_name || user.username
  return (
    <Menu position="bottom-end" radius="md" shadow="md">
      <Menu.Target>
        <UnstyledButton className={classes.avatar} aria-label={`${t('header.account')}: ${name}`}>
          <Avatar url={user.avatar_url} name={name} size={34} />
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        <div className={classes.who}>
          <b>{name}</b>
          <span>{user.email}</span>
        </div>
        <Menu.Item component={Link} to="/app/account" leftSection={<IconUserCircle size={16} aria-hidden />}>
          {t('account.title')}
        </Menu.Item>
        {hasRole(user, 'student') && (
          <Menu.Item
            component={Link}
            to="/app/statistics"
            leftSection={<IconChartLine size={16} aria-hidden />}
          >
            {t('statistics.title')}
          </Menu.Item>
        )}
        {roomsOf(user).length > 0 && (
          <Menu.Item
            component={Link}
            to="/app/admin"
            leftSection={<IconBuildingCommunity size={16} aria-hidden />}
          >
            {t('admin.title')}
          </Menu.Item>
        )}
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
