import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { isPersonField, shortened } from './differences'
import classes from './Audit.module.css'

interface Props {
  field: string
  given: unknown
  /** What was given, in words. */
  text: string
}

/** One side of a difference; what is long is unfolded on demand, and a person is a way to them. */
export function Value({ field, given, text }: Props) {
  const { t } = useTranslation()
  const [whole, setWhole] = useState(false)
  const short = shortened(text)
  if (!text) return t('admin.audit.empty')
  if (isPersonField(field) && typeof given === 'string') {
    return (
      <Link
        to="/app/admin/people/$userId"
        params={{ userId: given }}
        preload={false}
        className={classes.more}
      >
        {t('admin.audit.open')}
      </Link>
    )
  }
  if (whole || short === text) return text
  return (
    <>
      {short}{' '}
      <button type="button" className={classes.more} onClick={() => setWhole(true)}>
        {t('admin.audit.more')}
      </button>
    </>
  )
}
