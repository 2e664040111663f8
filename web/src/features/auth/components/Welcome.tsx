import { IconBulb, IconCloudCheck, IconHourglassLow } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { NightCard } from '@/shared/Card'
import classes from './Welcome.module.css'

/** What Zerek promises, beside the sign-in form. */
export function Welcome() {
  const { t } = useTranslation()
  const points = [
    [IconHourglassLow, t('signIn.point1')],
    [IconCloudCheck, t('signIn.point2')],
    [IconBulb, t('signIn.point3')],
  ] as const
  return (
    <NightCard className={classes.panel}>
      <p className={classes.pitch}>{t('signIn.pitch')}</p>
      <ul className={classes.points}>
        {points.map(([Icon, text]) => (
          <li key={text}>
            <Icon size={22} stroke={1.75} aria-hidden />
            <span>{text}</span>
          </li>
        ))}
      </ul>
    </NightCard>
  )
}
