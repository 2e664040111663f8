import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { PasswordField } from '@/shared/form/PasswordField'

interface FieldProps {
  tried: boolean
  refused: string | undefined
  focused?: boolean
}

/** The current password, asked for once more before something that cannot be undone; not of who has none. */
export function useOwnPassword(hasPassword: boolean) {
  const { t } = useTranslation()
  const [typed, setTyped] = useState('')

  return {
    password: hasPassword ? typed : null,
    isMissing: hasPassword && !typed,
    field: ({ tried, refused, focused }: FieldProps) =>
      hasPassword && (
        <PasswordField
          {...(focused && { 'data-autofocus': true })}
          label={t('password.current')}
          value={typed}
          onChange={setTyped}
          error={(tried && !typed && t('signIn.needPassword')) || refused}
        />
      ),
  }
}
