import { currentLanguage } from '@/i18n'

interface Titled {
  title_ru: string
  title_kk: string
  title_en: string
}

/** The title in the language of the page; where a translation is not there yet, the Russian one. */
export function titleOf(thing: Titled): string {
  return thing[`title_${currentLanguage()}`] || thing.title_ru
}
