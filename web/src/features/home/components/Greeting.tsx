import { useTranslation } from 'react-i18next'
import classes from './Home.module.css'

function partOfDay(hour: number): 'morning' | 'day' | 'evening' {
  if (hour >= 4 && hour < 12) return 'morning'
  return hour >= 12 && hour < 18 ? 'day' : 'evening'
}

export function Greeting({ name }: { name: string }) {
  const { t } = useTranslation()
  return <h1 className={classes.greeting}>{t(`home.${partOfDay(new Date().getHours())}`, { name })}</h1>
}
