import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Person, School } from '@/api/types'
import { Trail } from '@/features/audit/Trail'
import { signInOptions } from '@/features/auth/api'
import { ExtraTimeForm } from '@/features/exam/extra-time/ExtraTimeForm'
import { Ban } from '@/features/people/Ban'
import { Erase } from '@/features/people/Erase'
import { Guardians } from '@/features/people/Guardians'
import { PersonFacts } from '@/features/people/PersonFacts'
import { PersonForm } from '@/features/people/PersonForm'
import { RolesForm } from '@/features/people/RolesForm'
import { SignInHelp } from '@/features/people/SignInHelp'
import { hasRole, isPermitted, mayBan, mayManage, permittedSchools } from '@/shared/access'
import { LinkButton } from '@/shared/LinkButton'
import { Notice } from '@/shared/Notice'
import { Section } from '@/shared/Section'
import { useUser } from '../../useUser'
import classes from './Room.module.css'

interface Props {
  person: Person
  schools: readonly School[]
  onSaved: (person: Person) => void
  /** Something beside the account itself. */
  onChanged: () => void
  onErased: () => void
}

/** What can be seen and done about somebody, as far as one may. */
export function PersonSections({ person, schools, onSaved, onChanged, onErased }: Props) {
  const { t } = useTranslation()
  const user = useUser()
  const minLength = useQuery(signInOptions).data?.password_min_length ?? 8
  const isManaged = mayManage(user, person)
  const isSelf = person.id === user.id
  const mayRead = isPermitted(user, 'people.read')
  const mayInvite = isPermitted(user, 'invite')
  const runsExams = hasRole(user, 'admin', 'school_admin')
  const isStudent = person.roles.some(({ role }) => role === 'student')
  return (
    <div className={classes.sides}>
      <div className={classes.column}>
        <Section title={t('account.profile')}>
          {isSelf && (
            <Notice tone="sun">
              {t('admin.person.self')} <Link to="/app/account">{t('account.title')}</Link>
            </Notice>
          )}
          {!isSelf && !isManaged && <Notice tone="sun">{t('admin.person.notYours')}</Notice>}
          {isManaged ? <PersonForm person={person} onSaved={onSaved} /> : <PersonFacts person={person} />}
        </Section>
        {isManaged && (
          <Section title={t('account.roles')} text={t('admin.person.rolesText')}>
            <RolesForm
              user={user}
              person={person}
              schools={permittedSchools(schools, user, 'people.write')}
              onSaved={onSaved}
            />
          </Section>
        )}
        {hasRole(user, 'admin') && <History person={person} schools={schools} />}
      </div>
      <div className={classes.column}>
        {isStudent && (mayRead || mayInvite) && (
          <Section title={t('admin.person.family')} text={t('admin.person.familyText')}>
            {mayRead && <Guardians student={person} isManaged={isManaged} />}
            {mayInvite && (
              <div>
                <LinkButton variant="light" to="/app/admin/invitations" search={{ student: person.id }}>
                  {t('admin.person.invite')}
                </LinkButton>
              </div>
            )}
          </Section>
        )}
        {isStudent && !isSelf && runsExams && (
          <Section title={t('extraTime.title')} text={t('extraTime.text')}>
            <ExtraTimeForm userId={person.id} onSaved={onChanged} />
          </Section>
        )}
        {isManaged && (
          <Section title={t('admin.help.title')}>
            <SignInHelp person={person} minLength={minLength} />
          </Section>
        )}
        {mayBan(user, person) && (
          <Section title={t('admin.ban.title')}>
            <Ban person={person} onSaved={onSaved} />
          </Section>
        )}
        {isManaged && (
          <Section title={t('admin.erase.title')}>
            <Erase person={person} onErased={onErased} />
          </Section>
        )}
      </div>
    </div>
  )
}

/** What was done to this account. */
function History({ person, schools }: { person: Person; schools: readonly School[] }) {
  const { t } = useTranslation()
  const [page, setPage] = useState(1)
  return (
    <Section title={t('admin.person.history')} wide>
      <Trail search={{ type: 'user', object: person.id, page }} schools={schools} onPage={setPage} />
    </Section>
  )
}
