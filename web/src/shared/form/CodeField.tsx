import { TextInput, type TextInputProps } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import classes from './Form.module.css'

type Props = Pick<TextInputProps, 'size' | 'error'> & {
  value: string
  onChange: (value: string) => void
  /** Where a recovery code is taken as well. */
  recovery?: boolean
}

/** The six digits of an authenticator, or a recovery code in their place. */
export function CodeField({ value, onChange, recovery = false, ...others }: Props) {
  const { t } = useTranslation()
  const [spare, setSpare] = useState(false)
  return (
    <>
      <TextInput
        {...others}
        key={String(spare)}
        className={classes.code}
        name="code"
        label={t(spare ? 'code.recovery' : 'code.label')}
        description={t(spare ? 'code.recoveryHint' : 'code.hint')}
        autoComplete={spare ? 'off' : 'one-time-code'}
        inputMode={spare ? 'text' : 'numeric'}
        autoCapitalize="none"
        autoCorrect="off"
        spellCheck={false}
        maxLength={spare ? 20 : 7}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
      {recovery && (
        <button
          type="button"
          className={classes.swap}
          onClick={() => {
            setSpare(!spare)
            onChange('')
          }}
        >
          {t(spare ? 'code.useApp' : 'code.useRecovery')}
        </button>
      )}
    </>
  )
}
