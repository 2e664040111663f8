import { Button, Skeleton } from '@mantine/core'
import { IconShieldCheck, IconShieldOff } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ErrorView } from '@/shared/StateView'
import { Notice } from '@/shared/Notice'
import { secondFactor } from '../api'
import { RenewDialog, SwitchOffDialog } from './ChangeDialogs'
import { SetUpDialog } from './SetUpDialog'
import classes from '../Account.module.css'

const FEW_CODES = 3

/** The code of an authenticator at sign-in: set up, renew its recovery codes, switch off. */
export function SecondFactor({ hasPassword, onChanged }: { hasPassword: boolean; onChanged: () => void }) {
  const { t } = useTranslation()
  const [dialog, setDialog] = useState<'set-up' | 'renew' | 'off' | null>(null)
  const { data: state, error, refetch } = useQuery(secondFactor)
  if (error) return <ErrorView error={error} onRetry={() => void refetch()} />
  if (!state) return <Skeleton height={40} radius="md" />

  function close() {
    setDialog(null)
    onChanged()
  }

  const Icon = state.enabled ? IconShieldCheck : IconShieldOff
  const left = state.recovery_codes_left
  return (
    <>
      <p className={classes.state} data-on={state.enabled}>
        <Icon size={22} stroke={1.75} aria-hidden />
        {t(state.enabled ? 'factor.on' : 'factor.off')}
      </p>
      {state.enabled && left <= FEW_CODES && (
        <Notice tone="sun">{t('factor.fewCodes', { count: left })}</Notice>
      )}
      {state.enabled && left > FEW_CODES && (
        <p className={classes.soft}>{t('factor.codesLeft', { count: left })}</p>
      )}
      <div className={classes.actions}>
        {state.enabled ? (
          <>
            <Button variant="light" onClick={() => setDialog('renew')}>
              {t('factor.renew')}
            </Button>
            {!state.required && (
              <Button variant="default" onClick={() => setDialog('off')}>
                {t('factor.switchOff')}
              </Button>
            )}
          </>
        ) : (
          <Button onClick={() => setDialog('set-up')}>{t('factor.setUp')}</Button>
        )}
      </div>
      <SetUpDialog hasPassword={hasPassword} opened={dialog === 'set-up'} onClose={close} />
      <RenewDialog hasPassword={hasPassword} opened={dialog === 'renew'} onClose={close} />
      <SwitchOffDialog hasPassword={hasPassword} opened={dialog === 'off'} onClose={close} />
    </>
  )
}
