import { IconCheck } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { PasswordField } from './PasswordField'
import { lengthOf } from './passwordLength'
import classes from './Form.module.css'

interface Props {
  label?: string
  name?: string
  size?: string
  value: string
  onChange: (value: string) => void
  minLength: number
  error?: ReactNode
}

/** A password to be chosen. While it is typed, the hint counts what is missing. */
export function NewPasswordField({ minLength, value, label, error, ...others }: Props) {
  const { t } = useTranslation()
  const missing = minLength - lengthOf(value)
  const hint = value && missing > 0 ? 'password.missing' : missing > 0 ? 'password.hint' : 'password.enough'
  return (
    <PasswordField
      {...others}
      label={label ?? t('password.new')}
      autoComplete="new-password"
      value={value}
      error={error}
      inputWrapperOrder={['label', 'input', 'error', 'description']}
      description={
        <span className={classes.hint} data-enough={missing <= 0}>
          {missing <= 0 && <IconCheck size={15} stroke={2.5} aria-hidden />}
          {t(hint, { count: hint === 'password.missing' ? missing : minLength })}
        </span>
      }
    />
  )
}
