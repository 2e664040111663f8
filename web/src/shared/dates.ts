import { currentLanguage } from '@/i18n'

// Some browsers come without Kazakh month names and show "M11" instead.
const KAZAKH_MONTHS = [
  'қаңтар',
  'ақпан',
  'наурыз',
  'сәуір',
  'мамыр',
  'маусым',
  'шілде',
  'тамыз',
  'қыркүйек',
  'қазан',
  'қараша',
  'желтоқсан',
]

/** `3 March, 14:05` in the language of the page and the time zone of the device. */
export function dateTime(iso: string): string {
  const date = new Date(iso)
  const language = currentLanguage()
  const time = new Intl.DateTimeFormat('ru', { hour: '2-digit', minute: '2-digit' }).format(date)
  const day =
    language === 'kk'
      ? `${date.getDate()} ${KAZAKH_MONTHS[date.getMonth()] ?? ''}`
      : new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : 'ru', { day: 'numeric', month: 'long' }).format(
          date,
        )
  return `${day}, ${time}`
}

/** `3 March 2026, 14:05`, for what may be years ago. */
export function longDateTime(iso: string): string {
  const time = new Intl.DateTimeFormat('ru', { hour: '2-digit', minute: '2-digit' }).format(new Date(iso))
  return `${longDate(iso)}, ${time}`
}

/** `3 March 2026` in the language of the page and the time zone of the device. */
export function longDate(iso: string): string {
  const date = new Date(iso)
  const language = currentLanguage()
  if (language === 'kk')
    return `${date.getFullYear()} жылғы ${date.getDate()} ${KAZAKH_MONTHS[date.getMonth()] ?? ''}`
  return new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : 'ru', { dateStyle: 'long' }).format(date)
}

/** What clocks show now in a time zone; empty for one that this browser does not know. */
export function timeIn(zone: string): string {
  try {
    return new Intl.DateTimeFormat('ru', { hour: '2-digit', minute: '2-digit', timeZone: zone }).format()
  } catch {
    return ''
  }
}

/** Today as `2026-03-31`, in the time zone of the device. */
export function today(): string {
  const now = new Date()
  return [
    now.getFullYear(),
    String(now.getMonth() + 1).padStart(2, '0'),
    String(now.getDate()).padStart(2, '0'),
  ].join('-')
}

/** `14:05:09` on the clock of the device. */
export function clockTime(iso: string): string {
  return new Intl.DateTimeFormat('ru', { hour: '2-digit', minute: '2-digit', second: '2-digit' }).format(
    new Date(iso),
  )
}
