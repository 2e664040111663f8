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
