interface Topic {
  subject_code: string
  title: string
  topic: string
}

/** The topics of each subject, in the order in which subjects come; what names no topic is left out. */
export function groupTopics<T extends Topic>(topics: readonly T[]) {
  const found = new Map<string, { code: string; title: string; topics: T[] }>()
  for (const topic of topics) {
    if (!topic.topic) continue
    const group = found.get(topic.subject_code)
    if (group) group.topics.push(topic)
    else found.set(topic.subject_code, { code: topic.subject_code, title: topic.title, topics: [topic] })
  }
  return [...found.values()]
}
