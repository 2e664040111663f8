import { useLocation, useNavigate } from '@tanstack/react-router'
import { useEffect, useState } from 'react'

/**
 * What the address carries behind `#` under this name, such as the token of a mail. It leaves the address bar and the
 * history at once, and lives on in memory only.
 */
export function useFragment(name: string): string | null {
  const navigate = useNavigate()
  const given = useLocation({ select: ({ hash }) => new URLSearchParams(hash).get(name) })
  const [kept, setKept] = useState(given)
  if (given !== null && given !== kept) setKept(given)
  useEffect(() => {
    if (given !== null) void navigate({ to: '.', search: true, hash: '', replace: true })
  }, [given, navigate])
  return kept
}
