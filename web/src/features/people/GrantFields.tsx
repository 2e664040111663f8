import { Button, Checkbox, NativeSelect } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { Role, School } from '@/api/types'
import { POSITIONS, takesPosts, type Somebody } from '@/shared/access'
import { placesFor, rolesToGive, withRole, type GrantDraft } from './grants'
import classes from './People.module.css'

interface Props {
  user: Somebody
  schools: readonly School[]
  /** Its place among the roles: what tells its fields from those of the others. */
  number: number
  value: GrantDraft
  onChange: (value: GrantDraft) => void
  onRemove?: () => void
  error: string | undefined
}

export function GrantFields({ user, schools, number, value, onChange, onRemove, error }: Props) {
  const { t } = useTranslation()
  const schoolIds = schools.map(({ id }) => id)
  const places = placesFor(user, value.role, schoolIds)
  const legend = t('admin.person.roleNumber', { number })
  const nameOf = (id: string | null) =>
    id === null ? t('admin.person.everywhere') : (schools.find((school) => school.id === id)?.name ?? id)
  return (
    <fieldset className={classes.grant}>
      <legend className="visually-hidden">{legend}</legend>
      <div className={classes.pair}>
        <NativeSelect
          label={t('admin.people.role')}
          value={value.role}
          error={Boolean(error)}
          onChange={(event) => onChange(withRole(user, value, event.currentTarget.value as Role, schoolIds))}
          data={rolesToGive(user, schoolIds).map((role) => ({ value: role, label: t(`role.${role}`) }))}
        />
        {(places.length > 1 || places[0] !== null) && (
          <NativeSelect
            label={t('admin.people.school')}
            value={value.school_id ?? ''}
            onChange={(event) => onChange({ ...value, school_id: event.currentTarget.value || null })}
            data={places.map((id) => ({ value: id ?? '', label: nameOf(id) }))}
          />
        )}
      </div>
      {takesPosts(value.role) && value.school_id && <Posts value={value} onChange={onChange} />}
      {onRemove && (
        <div>
          <Button
            variant="subtle"
            size="compact-sm"
            aria-label={`${t('admin.person.removeRole')}: ${legend}`}
            onClick={onRemove}
          >
            {t('admin.person.removeRole')}
          </Button>
        </div>
      )}
    </fieldset>
  )
}

/** Posts at the school: folded together, the chosen ones in the heading. */
function Posts({ value, onChange }: Pick<Props, 'value' | 'onChange'>) {
  const { t } = useTranslation()
  const chosen = value.positions.map((position) => t(`admin.position.${position}`))
  return (
    <details className={classes.posts}>
      <summary>
        {t('admin.person.posts')}: <span>{chosen.join(', ') || t('admin.person.noPosts')}</span>
      </summary>
      <div className={classes.postList}>
        {POSITIONS.map((position) => (
          <Checkbox
            key={position}
            label={t(`admin.position.${position}`)}
            checked={value.positions.includes(position)}
            onChange={(event) =>
              onChange({
                ...value,
                positions: event.currentTarget.checked
                  ? [...value.positions, position]
                  : value.positions.filter((each) => each !== position),
              })
            }
          />
        ))}
      </div>
    </details>
  )
}
