import { FILTERS, ORDERS, type BookmarkSearch, type Filter, type Order } from '@/features/practice/api'
import { asPage, asText } from '@/shared/list/page'

interface PracticeSearch {
  order?: Order
  filter?: Filter
  topic?: string
  offset?: number
}

/** What the address of a practice room may say; everything else is left out. */
export function practiceSearch(search: Record<string, unknown>): PracticeSearch {
  const order = ORDERS.find((each) => each === search.order)
  const filter = FILTERS.find((each) => each === search.filter)
  const topic = typeof search.topic === 'string' && search.topic ? search.topic : undefined
  const offset =
    Number.isInteger(search.offset) && Number(search.offset) > 0 ? Number(search.offset) : undefined
  return {
    ...(order && { order }),
    ...(filter && { filter }),
    ...(topic && { topic }),
    ...(offset && { offset }),
  }
}

export function bookmarkSearch(search: Record<string, unknown>): BookmarkSearch {
  const [subject, page] = [asText(search.subject), asPage(search.page)]
  return { ...(subject && { subject }), ...(page && { page }) }
}
