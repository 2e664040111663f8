import i18next, { type ReadCallback } from 'i18next'
import { initReactI18next } from 'react-i18next'
import type en from './en.json'

export const LANGUAGES = ['kk', 'ru', 'en'] as const
export type Language = (typeof LANGUAGES)[number]

/** Each language in its own words, as its speakers look for it. */
export const LANGUAGE_NAMES: Record<Language, string> = { kk: 'Қазақша', ru: 'Русский', en: 'English' }

const STORAGE_KEY = 'zerek-language'

declare module 'i18next' {
  interface CustomTypeOptions {
    resources: { translation: typeof en }
  }
}

const load: Record<Language, () => Promise<{ default: object }>> = {
  kk: () => import('./kk.json'),
  ru: () => import('./ru.json'),
  en: () => import('./en.json'),
}

function asLanguage(tag: string | null | undefined): Language | null {
  return LANGUAGES.find((language) => tag?.toLowerCase().startsWith(language)) ?? null
}

/** The language this person chose on this device, if they did. */
export function chosenLanguage(): Language | null {
  try {
    return asLanguage(localStorage.getItem(STORAGE_KEY))
  } catch {
    return null // storage switched off
  }
}

export function currentLanguage(): Language {
  return asLanguage(i18next.language) ?? 'ru'
}

function rememberLanguage(language: Language): void {
  try {
    localStorage.setItem(STORAGE_KEY, language)
  } catch {
    // storage switched off: the choice holds until the page is closed
  }
}

/** Switches the language; `remember` where the person chose it here and now. */
export async function switchLanguage(language: Language, { remember }: { remember: boolean }): Promise<void> {
  if (remember) rememberLanguage(language)
  await i18next.changeLanguage(language)
}

export async function startI18n(): Promise<void> {
  i18next.on('languageChanged', (language) => {
    document.documentElement.lang = language
  })
  await i18next
    .use({
      type: 'backend',
      read: (language: Language, _namespace: string, done: ReadCallback) => {
        load[language]().then(
          (texts) => done(null, texts.default as Record<string, string>),
          (error: Error) => done(error, null),
        )
      },
    })
    .use(initReactI18next)
    .init({
      lng: chosenLanguage() ?? navigator.languages.map(asLanguage).find(Boolean) ?? 'ru',
      supportedLngs: [...LANGUAGES],
      fallbackLng: false,
      interpolation: { escapeValue: false }, // React escapes
    })
}
