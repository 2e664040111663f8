import { useEffect, useRef } from 'react'

/**
 * For what takes the place of something that was in use, such as the next step of a dialog: the keyboard goes there
 * instead of being lost. The element needs `tabIndex={-1}`.
 */
export function useFocusOnMount<T extends HTMLElement>() {
  const element = useRef<T>(null)
  useEffect(() => element.current?.focus(), [])
  return element
}
