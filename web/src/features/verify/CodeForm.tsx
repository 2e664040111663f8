import { Button, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { grouped, isWhole, lettersOf } from './code'
import classes from './Verify.module.css'

/** Takes a code as it is copied from paper; a slip is told before anybody is asked. */
export function CodeForm({ code, onCode }: { code: string; onCode: (code: string) => void }) {
  const { t } = useTranslation()
  const [typed, setTyped] = useState(code)
  const [tried, setTried] = useState(false)
  return (
    <form
      className={classes.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        setTried(true)
        if (isWhole(typed)) onCode(grouped(lettersOf(typed)))
      }}
    >
      <TextInput
        size="md"
        label={t('verify.code')}
        placeholder="XXXX-XXXX-XXXX-XXXX"
        value={typed}
        maxLength={40}
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        error={tried && !isWhole(typed) && t('verify.slip')}
        onChange={(event) => {
          setTyped(event.currentTarget.value)
          setTried(false)
        }}
      />
      <Button type="submit" size="md">
        {t('verify.check')}
      </Button>
    </form>
  )
}
