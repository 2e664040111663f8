import { createRequire } from 'node:module'
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Plugin } from 'vite'

// Redoc would load its maker's logo from the network.
const REDOC_LOGO = 'https://cdn.redoc.ly/redoc/logo-mini.svg'

/** Copies the programs behind /docs and /redoc into the build, so that the server needs no foreign host for them. */
export function apiDocs(): Plugin {
  const resolve = createRequire(import.meta.url).resolve
  let outDir = ''
  return {
    name: 'zerek-api-docs',
    apply: 'build',
    configResolved(config) {
      outDir = join(config.root, config.build.outDir, 'docs-assets')
    },
    closeBundle() {
      const swagger = dirname(resolve('swagger-ui-dist/package.json'))
      const redoc = dirname(resolve('redoc/package.json'))
      mkdirSync(outDir, { recursive: true })
      for (const name of ['swagger-ui-bundle.js', 'swagger-ui.css', 'favicon-32x32.png']) {
        copyFileSync(join(swagger, name), join(outDir, name))
      }
      const program = readFileSync(join(redoc, 'bundles', 'redoc.standalone.js'), 'utf8')
      writeFileSync(join(outDir, 'redoc.standalone.js'), program.replaceAll(REDOC_LOGO, 'data:,'))
      copyFileSync(join('public', 'favicon.svg'), join(outDir, 'favicon.svg'))
    },
  }
}
