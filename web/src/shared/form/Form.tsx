import { useEffect, useRef, useState, type ReactNode, type SubmitEvent } from 'react'
import { Notice } from '../Notice'
import { useErrorText } from '../StateView'
import type { Refusal } from './refusal'
import classes from './Form.module.css'

interface Props {
  /** Why the last try failed; null or undefined where it did not. */
  error: unknown
  refusal?: Refusal<string>
  onSubmit: () => void
  children: ReactNode
}

/** A form: what was refused as a whole stands on top, and the keyboard goes to the first field that is wrong. */
export function Form({ error, refusal, onSubmit, children }: Props) {
  const form = useRef<HTMLFormElement>(null)
  const errorText = useErrorText()
  const [tries, setTries] = useState(0)

  useEffect(() => {
    if (tries > 0) form.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus()
  }, [error, tries])

  function submit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault()
    setTries(tries + 1)
    onSubmit()
  }

  return (
    <form ref={form} className={classes.form} onSubmit={submit} noValidate>
      {Boolean(error) && !refusal?.isAllAtFields && <Notice tone="bad">{errorText(error)}</Notice>}
      {children}
    </form>
  )
}
