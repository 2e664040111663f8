import { useQuery } from '@tanstack/react-query'
import { titleOf } from '@/shared/titles'
import { examFormats } from './api'

/** The names of exam formats; a format that is gone shows its code. */
export function useFormatName(): (code: string) => string {
  const { data } = useQuery(examFormats)
  return (code) => {
    const format = data?.find((each) => each.code === code)
    return format ? titleOf(format) : code
  }
}
