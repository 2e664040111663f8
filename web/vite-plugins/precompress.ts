import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { Plugin } from 'vite'

const WORTH_IT = new Set(['.js', '.css', '.html', '.svg', '.json'])
const SMALLEST_BYTES = 1024

/** Puts a `.gz` beside every text file of the build: the server sends it as it is and compresses nothing itself. */
export function precompress(): Plugin {
  let outDir = ''
  return {
    name: 'zerek-precompress',
    apply: 'build',
    enforce: 'post',
    configResolved(config) {
      outDir = join(config.root, config.build.outDir)
    },
    closeBundle: {
      order: 'post',
      sequential: true,
      handler() {
        for (const name of readdirSync(outDir, { recursive: true, encoding: 'utf8' })) {
          const path = join(outDir, name)
          if (!WORTH_IT.has(extname(path)) || statSync(path).size < SMALLEST_BYTES) continue
          writeFileSync(`${path}.gz`, gzipSync(readFileSync(path), { level: 9 }))
        }
      },
    },
  }
}
