import { expect, test } from 'vitest'
import en from './en.json'
import kk from './kk.json'
import ru from './ru.json'
import { LANGUAGES, type Language } from './index'

const texts: Record<Language, object> = { en, kk, ru }
const PLURAL = /_(zero|one|two|few|many|other)$/

function flatten(part: object, prefix = ''): Map<string, string> {
  return new Map(
    Object.entries(part).flatMap(([key, value]: [string, unknown]) =>
      typeof value === 'string' ? [[prefix + key, value]] : [...flatten(value as object, `${prefix}${key}.`)],
    ),
  )
}

const placeholders = (text: string) => [...text.matchAll(/{{(\w+)}}/g)].map((match) => match[1]).sort()

const known = new Map<Language, Map<string, Map<string, string>>>()

/** The texts by key without plural endings, each with its plural forms. */
function grouped(language: Language): Map<string, Map<string, string>> {
  const found = known.get(language) ?? groupsOf(language)
  known.set(language, found)
  return found
}

function groupsOf(language: Language): Map<string, Map<string, string>> {
  const groups = new Map<string, Map<string, string>>()
  for (const [key, text] of flatten(texts[language])) {
    const form = PLURAL.exec(key)?.[1] ?? ''
    const name = key.replace(PLURAL, '')
    groups.set(name, (groups.get(name) ?? new Map<string, string>()).set(form, text))
  }
  return groups
}

test.each(LANGUAGES)('%s has every text that the other languages have', (language) => {
  const all = new Set(LANGUAGES.flatMap((each) => [...grouped(each).keys()]))
  const missing = [...all].filter((key) => !grouped(language).has(key))
  expect(missing).toEqual([])
})

test.each(LANGUAGES)('%s has exactly the plural forms of its grammar', (language) => {
  const grammar = new Intl.PluralRules(language).resolvedOptions().pluralCategories.sort()
  for (const [key, forms] of grouped(language)) {
    if (!forms.has('')) expect([key, [...forms.keys()].sort()]).toEqual([key, grammar])
  }
})

test.each(LANGUAGES)('%s uses the same placeholders as Russian, and no text is empty', (language) => {
  for (const [key, forms] of grouped(language)) {
    const reference = [...(grouped('ru').get(key)?.values() ?? [])][0] ?? ''
    for (const text of forms.values()) {
      expect(text.trim(), key).not.toBe('')
      expect([key, placeholders(text)]).toEqual([key, placeholders(reference)])
    }
  }
})
