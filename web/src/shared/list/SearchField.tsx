import { TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { useEffect, useEffectEvent, useState } from 'react'
import classes from './List.module.css'

const PAUSE_MS = 300

interface Props {
  label: string
  placeholder?: string
  value: string
  /** Called after a pause in typing. */
  onSearch: (query: string) => void
}

/** A search that asks once the typing pauses. It follows the address where that changes by itself. */
export function SearchField({ label, placeholder, value, onSearch }: Props) {
  const [typed, setTyped] = useState(value)
  const [asked, setAsked] = useState(value)
  const [seen, setSeen] = useState(value)
  if (value !== seen) {
    setSeen(value)
    // What was asked for here arrives while the typing may already be further on.
    if (value !== asked) setTyped(value)
  }
  const ask = useEffectEvent((query: string) => {
    setAsked(query)
    onSearch(query)
  })
  useEffect(() => {
    const query = typed.trim()
    if (query === value) return
    const timer = setTimeout(() => ask(query), PAUSE_MS)
    return () => clearTimeout(timer)
  }, [typed, value])
  return (
    <TextInput
      type="search"
      className={classes.whole}
      label={label}
      placeholder={placeholder}
      leftSection={<IconSearch size={18} aria-hidden />}
      maxLength={100}
      value={typed}
      onChange={(event) => setTyped(event.currentTarget.value)}
    />
  )
}
