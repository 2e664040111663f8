import { PasswordInput, type PasswordInputProps } from '@mantine/core'
import { useTranslation } from 'react-i18next'

type Props = Omit<PasswordInputProps, 'onChange' | 'value'> & {
  value: string
  onChange: (value: string) => void
}

/** A password, hidden until its owner wants to see it. Without other properties it is the one in use now. */
export function PasswordField({ onChange, ...others }: Props) {
  const { t } = useTranslation()
  return (
    <PasswordInput
      label={t('signIn.password')}
      name="password"
      autoComplete="current-password"
      visibilityToggleButtonProps={{ 'aria-label': t('signIn.showPassword') }}
      {...others}
      aria-invalid={Boolean(others.error)}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  )
}
