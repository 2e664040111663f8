import { useTranslation } from 'react-i18next'
import type { Person, School } from '@/api/types'
import { Avatar } from '@/shared/Avatar'
import { Badge } from '@/shared/Badge'
import { RoleBadges } from './RoleBadges'
import list from '@/shared/list/List.module.css'
import classes from './People.module.css'

export function PersonHead({ person, schools }: { person: Person; schools: readonly School[] }) {
  const { t } = useTranslation()
  const name = person.full_name || person.username
  return (
    <header className={classes.head}>
      <Avatar url={person.avatar_url} name={name} size={72} />
      <div className={classes.headText}>
        <h1>{name}</h1>
        <p>{[person.username, person.email].filter(Boolean).join(' · ')}</p>
        <div className={list.badges}>
          <RoleBadges roles={person.roles} schools={schools} />
          {!person.is_active && <Badge tone="bad">{t('admin.people.banned')}</Badge>}
        </div>
      </div>
    </header>
  )
}
