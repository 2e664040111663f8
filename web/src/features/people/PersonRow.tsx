import { IconChevronRight } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Person, School } from '@/api/types'
import { Avatar } from '@/shared/Avatar'
import { Badge } from '@/shared/Badge'
import { RoleBadges } from './RoleBadges'
import list from '@/shared/list/List.module.css'
import classes from './People.module.css'

export function PersonRow({ person, schools }: { person: Person; schools: readonly School[] }) {
  const { t } = useTranslation()
  const name = person.full_name || person.username
  return (
    <Link
      to="/app/admin/people/$userId"
      params={{ userId: person.id }}
      preload={false}
      className={`${list.row} ${classes.row}`}
    >
      <Avatar url={person.avatar_url} name={name} size={42} />
      <span className={list.names}>
        <b>{name}</b>
        <span>{[person.username, person.email].filter(Boolean).join(' · ')}</span>
      </span>
      <span className={`${list.badges} ${classes.roles}`}>
        <RoleBadges roles={person.roles} schools={schools} />
        {!person.is_active && <Badge tone="bad">{t('admin.people.banned')}</Badge>}
      </span>
      <IconChevronRight size={18} aria-hidden className={classes.chevron} />
    </Link>
  )
}
