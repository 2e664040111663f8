import { QueryClient } from '@tanstack/react-query'
import { isTransient } from '@/api/problem'

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      // The browser's idea of "online" is often wrong: ask, and let a failure speak.
      networkMode: 'always',
      retry: (failures, error) => failures < 2 && isTransient(error),
      retryDelay: (failures) => 700 * (failures + 1),
      staleTime: 5_000,
    },
    mutations: { networkMode: 'always' },
  },
})
