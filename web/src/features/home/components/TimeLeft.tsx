import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import classes from './Home.module.css'

/** Minutes that remain of the running exam; rough here, exact in the room. */
export function TimeLeft({ serverTime, deadlineAt }: { serverTime: string; deadlineAt: string }) {
  const { t } = useTranslation()
  const atLoad = (Date.parse(deadlineAt) - Date.parse(serverTime)) / 1000
  const [passed, setPassed] = useState(0)
  useEffect(() => {
    const start = performance.now()
    const timer = setInterval(() => setPassed((performance.now() - start) / 1000), 1000)
    return () => clearInterval(timer)
  }, [serverTime])
  const minutes = Math.max(0, Math.ceil((atLoad - passed) / 60))
  return (
    <p className={classes.timeLeft}>
      <b>{minutes}</b>
      <span>
        {t('unit.min')} {t('home.left')}
      </span>
    </p>
  )
}
