import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { signedOut } from '@/api/session'
import type { Me } from '@/api/types'
import { secondFactor, signInSessions } from '@/features/account/api'
import { Children } from '@/features/account/Children'
import { Identity } from '@/features/account/Identity'
import { InvitationForm } from '@/features/account/InvitationForm'
import { LinkedAccounts } from '@/features/account/LinkedAccounts'
import { MyData } from '@/features/account/MyData'
import { PasswordForm } from '@/features/account/PasswordForm'
import { ProfileForm } from '@/features/account/ProfileForm'
import { SecondFactor } from '@/features/account/second-factor/SecondFactor'
import { Sessions } from '@/features/account/Sessions'
import { me, signInOptions } from '@/features/auth/api'
import { Devices } from '@/features/notifications/Devices'
import { SettingsForm } from '@/features/notifications/SettingsForm'
import { TelegramChat } from '@/features/notifications/TelegramChat'
import { switchLanguage } from '@/i18n'
import { hasRole } from '@/shared/access'
import { Notice } from '@/shared/Notice'
import { Section } from '@/shared/Section'
import { Page } from '../Page'
import { useProviderRefusal } from '../useProviderRefusal'
import { useUser } from '../useUser'
import classes from './AccountPage.module.css'

const SECTIONS = [
  'profile',
  'children',
  'notifications',
  'password',
  'factor',
  'linked',
  'sessions',
  'data',
] as const

/** The duties of others: mails that do not get through, and exams for who sits none. */
const neverTold = (user: Me) => [
  ...(hasRole(user, 'admin') ? [] : (['operations'] as const)),
  ...(hasRole(user, 'student') ? [] : (['exam_running', 'practice'] as const)),
]

export function AccountPage() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const queryClient = useQueryClient()
  const { error } = useSearch({ from: '/signed-in/app/account' })
  const user = useUser()
  const options = useQuery(signInOptions).data
  const factor = useQuery(secondFactor).data
  const refused = useProviderRefusal(error)

  // Until the second factor is there, the server opens nothing else to this session.
  const isLocked = (factor?.required ?? false) && !user.second_factor
  const isStudentOnly = user.roles.length > 0 && user.roles.every((each) => each.role === 'student')
  const shown = SECTIONS.filter((name) => {
    if (name === 'linked') return Boolean(options?.openid_name) && !isLocked
    if (name === 'children') return !isStudentOnly && !isLocked
    return !isLocked || name === 'password' || name === 'factor' || name === 'sessions'
  })
  const refresh = (queryKey: readonly unknown[]) => queryClient.invalidateQueries({ queryKey })

  async function saved(profile: Me) {
    if (profile.locale !== user.locale) await switchLanguage(profile.locale, { remember: true })
    queryClient.setQueryData(me.queryKey, profile)
  }

  async function erased() {
    await navigate({ to: '/app/sign-in', search: { done: 'erased' }, replace: true })
    signedOut()
  }

  const contents = {
    profile: <ProfileForm user={user} onSaved={(profile) => void saved(profile)} />,
    children: (
      <>
        {user.children && user.children.length > 0 && <Children students={user.children} />}
        <InvitationForm onAccepted={() => void refresh(me.queryKey)} />
      </>
    ),
    notifications: (
      <>
        <Devices />
        <TelegramChat />
        <SettingsForm without={neverTold(user)} />
      </>
    ),
    password: (
      <PasswordForm
        minLength={options?.password_min_length ?? 8}
        onChanged={() => void refresh(signInSessions.queryKey)}
      />
    ),
    factor: (
      <SecondFactor
        hasPassword={user.has_password}
        onChanged={() => {
          for (const query of [secondFactor, me, signInSessions]) void refresh(query.queryKey)
        }}
      />
    ),
    linked: (
      <LinkedAccounts
        provider={options?.openid_name ?? ''}
        hasPassword={user.has_password}
        refused={refused}
      />
    ),
    sessions: <Sessions />,
    data: <MyData username={user.username} hasPassword={user.has_password} onErased={() => void erased()} />,
  }

  return (
    <Page title={t('account.title')}>
      <Identity user={user} />
      {isLocked && (
        <div className={classes.news}>
          <Notice tone="sun">{t('factor.needed')}</Notice>
        </div>
      )}
      <div className={classes.columns}>
        <nav aria-label={t('account.title')} className={classes.nav}>
          {shown.map((name) => (
            <Link
              key={name}
              to="."
              hash={name}
              activeOptions={{ includeHash: true }}
              className={classes.anchor}
            >
              {t(`account.${name}`)}
            </Link>
          ))}
        </nav>
        <div className={classes.sections}>
          {shown.map((name) => (
            <Section key={name} id={name} title={t(`account.${name}`)} text={t(`account.${name}Text`)}>
              {contents[name]}
            </Section>
          ))}
        </div>
      </div>
    </Page>
  )
}
