import { fileURLToPath } from 'node:url'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vitest/config'
import { apiDocs } from './vite-plugins/apiDocs.ts'
import { precompress } from './vite-plugins/precompress.ts'

const api = process.env.ZEREK_API ?? 'http://localhost:8000'

export default defineConfig({
  plugins: [react(), apiDocs(), precompress()],
  resolve: { alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) } },
  server: { proxy: { '/api': { target: api, ws: true } } },
  build: {
    outDir: '../src/zerek/webdist',
    emptyOutDir: true,
    modulePreload: { polyfill: false },
  },
  test: { environment: 'node', include: ['src/**/*.test.ts', 'src/**/*.test.tsx'] },
})
