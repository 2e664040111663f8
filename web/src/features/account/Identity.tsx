import { useTranslation } from 'react-i18next'
import type { Me } from '@/api/types'
import { Avatar } from '@/shared/Avatar'
import classes from './Identity.module.css'

/** Whose account this is. */
export function Identity({ user }: { user: Me }) {
  const { t } = useTranslation()
  const name = user.full_name || user.username
  const roles = [...new Set(user.roles.map((each) => each.role))]
  return (
    <header className={classes.identity}>
      <Avatar url={user.avatar_url} name={name} size={84} />
      <div className={classes.text}>
        <h1>{name}</h1>
        <p>
          <span>{user.username}</span>
          {user.email && <span>{user.email}</span>}
        </p>
        {roles.length > 0 && (
          <ul className={classes.roles} aria-label={t('account.roles')}>
            {roles.map((role) => (
              <li key={role}>{t(`role.${role}`)}</li>
            ))}
          </ul>
        )}
      </div>
    </header>
  )
}
