import { currentLanguage } from '@/i18n'

/** A score or a share with at most one decimal: 69.6 must not read as 70. Kazakh writes numbers as Russian does. */
export function decimal(value: number): string {
  const locale = currentLanguage() === 'en' ? 'en-GB' : 'ru'
  return new Intl.NumberFormat(locale, { maximumFractionDigits: 1 }).format(value)
}
