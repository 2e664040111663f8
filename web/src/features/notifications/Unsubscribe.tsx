import { Button } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Notice } from '@/shared/Notice'
import { useErrorText } from '@/shared/StateView'
import { unsubscribe } from './api'
import classes from './Notifications.module.css'

/** One click, without signing in. */
export function Unsubscribe({ token }: { token: string }) {
  const { t } = useTranslation()
  const errorText = useErrorText()
  const leave = useMutation({ mutationFn: () => unsubscribe(token) })
  if (leave.isSuccess) return <Notice tone="good">{t('unsubscribe.done', { what: leave.data })}</Notice>
  return (
    <div className={classes.unsubscribe}>
      {leave.isError && <Notice tone="bad">{errorText(leave.error)}</Notice>}
      <Button size="lg" loading={leave.isPending} onClick={() => leave.mutate()}>
        {t('unsubscribe.button')}
      </Button>
    </div>
  )
}
