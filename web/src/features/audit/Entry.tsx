import { IconArrowRight } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { AuditEntry, School } from '@/api/types'
import { longDateTime } from '@/shared/dates'
import { differences } from './differences'
import { parseAuditSearch } from './search'
import { Value } from './Value'
import { useAuditWords } from './useAuditWords'
import classes from './Audit.module.css'

const INSTALLATION = 'installation'

interface Props {
  entry: AuditEntry
  schools: readonly School[]
  /** Where all entries are about one object, which then needs no mention. */
  isAlone: boolean
}

/** One entry: what was done, by whom, when and from where, and what it changed. */
export function Entry({ entry, schools, isAlone }: Props) {
  const { t } = useTranslation()
  const words = useAuditWords(schools)
  const changed = differences(entry.before, entry.after)
  const actor = entry.actor_name || (entry.actor_id ? t('admin.audit.erased') : t('admin.audit.installation'))
  return (
    <article className={classes.entry}>
      <header>
        <b>{words.action(entry.action)}</b>
        <p>
          {[longDateTime(entry.at), actor, entry.address !== INSTALLATION && entry.address]
            .filter(Boolean)
            .join(' · ')}
        </p>
      </header>
      {changed.length > 0 && (
        <dl className={classes.changes}>
          {changed.map(({ field, before, after }) => (
            <div key={field}>
              <dt>{words.field(field)}</dt>
              <dd>
                {entry.before && (
                  <del>
                    <Value field={field} given={before} text={words.value(field, before)} />
                  </del>
                )}
                {entry.before && entry.after && <IconArrowRight size={15} aria-label="→" />}
                {entry.after && (
                  <ins>
                    <Value field={field} given={after} text={words.value(field, after)} />
                  </ins>
                )}
              </dd>
            </div>
          ))}
        </dl>
      )}
      {!isAlone && (
        <p className={classes.object}>
          <span>{words.type(entry.object_type)}</span>
          {entry.object_type === 'user' && (
            <Link to="/app/admin/people/$userId" params={{ userId: entry.object_id }} preload={false}>
              {t('admin.audit.open')}
            </Link>
          )}
          <Link
            to="/app/admin/audit"
            search={parseAuditSearch({ type: entry.object_type, object: entry.object_id })}
            preload={false}
          >
            {t('admin.audit.all')}
          </Link>
        </p>
      )}
    </article>
  )
}
