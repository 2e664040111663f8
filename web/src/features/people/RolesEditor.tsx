import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { School } from '@/api/types'
import type { Somebody } from '@/shared/access'
import { GrantFields } from './GrantFields'
import { firstGrant, type GrantDraft } from './grants'
import classes from './People.module.css'

interface Props {
  user: Somebody
  schools: readonly School[]
  value: readonly GrantDraft[]
  onChange: (value: GrantDraft[]) => void
  error?: string | undefined
}

/** The roles of somebody, each with its school and the posts there; no more than the user may give. */
export function RolesEditor({ user, schools, value, onChange, error }: Props) {
  const { t } = useTranslation()
  const schoolIds = schools.map(({ id }) => id)
  return (
    <div className={classes.grants}>
      {value.map((grant, place) => (
        <GrantFields
          key={grant.key}
          user={user}
          schools={schools}
          number={place + 1}
          value={grant}
          error={error}
          onChange={(changed) => onChange(value.map((each) => (each.key === grant.key ? changed : each)))}
          {...(value.length > 1 && {
            onRemove: () => onChange(value.filter((each) => each.key !== grant.key)),
          })}
        />
      ))}
      {error && (
        <p role="alert" className={classes.error}>
          {error}
        </p>
      )}
      <div>
        <Button
          variant="subtle"
          size="sm"
          leftSection={<IconPlus size={17} aria-hidden />}
          onClick={() => onChange([...value, firstGrant(user, schoolIds)])}
        >
          {t('admin.person.addRole')}
        </Button>
      </div>
    </div>
  )
}
