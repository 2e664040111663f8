import { useTranslation } from 'react-i18next'
import type { Grant, School } from '@/api/types'
import { Badge } from '@/shared/Badge'
import { schoolNames } from '@/shared/schoolNames'

/** The roles of somebody, each with its school. */
export function RoleBadges({ roles, schools }: { roles: readonly Grant[]; schools: readonly School[] }) {
  const { t } = useTranslation()
  const nameOf = schoolNames(schools)
  return (
    <>
      {roles.map(({ role, school_id }) => (
        <Badge key={`${role} ${school_id}`} tone="primary">
          {[t(`role.${role}`), nameOf(school_id)].filter(Boolean).join(' · ')}
        </Badge>
      ))}
    </>
  )
}
