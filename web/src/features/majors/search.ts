import type { Major } from '@/api/types'

const fold = (text: string) => text.toLocaleLowerCase('ru').replaceAll('ё', 'е')

/** Majors whose code, titles or profile subjects contain every word of the query, in any of the three languages. */
export function searchMajors(majors: readonly Major[], query: string): Major[] {
  const words = fold(query).split(/\s+/).filter(Boolean)
  if (words.length === 0) return [...majors]
  return majors.filter((major) => {
    const all = [major, ...major.profile_subjects]
    const text = fold(
      all.map((each) => `${each.title_ru} ${each.title_kk} ${each.title_en} ${each.code}`).join(' '),
    )
    return words.every((word) => text.includes(word))
  })
}
