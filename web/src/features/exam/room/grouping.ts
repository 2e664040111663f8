import type { Question } from '@/api/types'

/** Questions of one section, with their places in the whole exam (0-based). */
export interface Section {
  subjectCode: string
  places: number[]
}

/** Cuts the exam into sections: runs of questions of the same subject, in the order of the attempt. */
export function sectionsOf(questions: readonly Question[]): Section[] {
  const sections: Section[] = []
  questions.forEach((question, place) => {
    const last = sections.at(-1)
    if (last?.subjectCode === question.subject_code) last.places.push(place)
    else sections.push({ subjectCode: question.subject_code, places: [place] })
  })
  return sections
}
