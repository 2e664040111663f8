import { useTranslation } from 'react-i18next'
import type { Person } from '@/api/types'
import { LANGUAGE_NAMES } from '@/i18n'
import { longDate } from '@/shared/dates'
import classes from './People.module.css'

/** Who somebody is, for those who may read it and not change it. */
export function PersonFacts({ person }: { person: Person }) {
  const { t } = useTranslation()
  const facts = [
    [t('admin.person.username'), person.username],
    [t('register.email'), person.email],
    [t('profile.birthday'), person.date_of_birth && longDate(person.date_of_birth)],
    [t('header.language'), LANGUAGE_NAMES[person.locale]],
    [t('admin.person.since'), longDate(person.created_at)],
  ] as const
  return (
    <dl className={classes.facts}>
      {facts.map(
        ([name, value]) =>
          value && (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ),
      )}
    </dl>
  )
}
