import { Button, Skeleton } from '@mantine/core'
import { IconDeviceDesktop, IconDeviceMobile } from '@tabler/icons-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { SignInSession } from '@/api/types'
import { dateTime } from '@/shared/dates'
import { Notice } from '@/shared/Notice'
import { ErrorView, useErrorText } from '@/shared/StateView'
import { endOtherSessions, endSession, signInSessions } from './api'
import { deviceOf } from '@/shared/device'
import classes from './Account.module.css'

const FEW = 5

/** Where one is signed in, this device first. */
export function Sessions() {
  const { t } = useTranslation()
  const errorText = useErrorText()
  const queryClient = useQueryClient()
  const [all, setAll] = useState(false)
  const { data, error, refetch } = useQuery(signInSessions)
  const end = useMutation({
    mutationFn: (session: SignInSession | 'others') =>
      session === 'others' ? endOtherSessions() : endSession(session.id),
    // Also after a refusal: it may have ended meanwhile.
    onSettled: () => queryClient.invalidateQueries({ queryKey: signInSessions.queryKey }),
  })
  if (error) return <ErrorView error={error} onRetry={() => void refetch()} />
  if (!data) return <Skeleton height={68} radius="lg" />
  const sessions = [...data.filter((each) => each.current), ...data.filter((each) => !each.current)]
  return (
    <>
      {end.isError && <Notice tone="bad">{errorText(end.error)}</Notice>}
      <ul className={classes.list}>
        {sessions.slice(0, all ? undefined : FEW).map((session) => (
          <Session
            key={session.id}
            session={session}
            isEnding={end.isPending && end.variables === session}
            onEnd={() => end.mutate(session)}
          />
        ))}
      </ul>
      {sessions.length > 1 && (
        <div className={classes.actions}>
          {!all && sessions.length > FEW && (
            <Button variant="light" onClick={() => setAll(true)}>
              {t('sessions.all', { count: sessions.length })}
            </Button>
          )}
          <Button
            variant="default"
            loading={end.isPending && end.variables === 'others'}
            onClick={() => end.mutate('others')}
          >
            {t('sessions.endOthers')}
          </Button>
        </div>
      )}
    </>
  )
}

interface SessionProps {
  session: SignInSession
  isEnding: boolean
  onEnd: () => void
}

function Session({ session, isEnding, onEnd }: SessionProps) {
  const { t } = useTranslation()
  const { name, isHandheld } = deviceOf(session.user_agent)
  const Icon = isHandheld ? IconDeviceMobile : IconDeviceDesktop
  const device = name || t('sessions.unknown')
  return (
    <li className={classes.row} data-current={session.current}>
      <Icon size={24} stroke={1.75} aria-hidden />
      <span className={classes.rowText}>
        <b>{device}</b>
        {session.current && <span className={classes.badge}>{t('sessions.current')}</span>}
        <span>{t('sessions.since', { time: dateTime(session.created_at) })}</span>
        <span>{session.address}</span>
      </span>
      {!session.current && (
        <Button
          variant="subtle"
          size="sm"
          px="xs"
          loading={isEnding}
          aria-label={`${t('sessions.end')}: ${device}, ${dateTime(session.created_at)}`}
          onClick={onEnd}
        >
          {t('sessions.end')}
        </Button>
      )}
    </li>
  )
}
