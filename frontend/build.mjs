// Builds what is committed under static/vendor and tests/vendor: `npm run build`, or `node build.mjs <root>` to
// build elsewhere and compare.
import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { compile } from 'sass'

const here = dirname(fileURLToPath(import.meta.url))
const root = resolve(process.argv[2] ?? join(here, '..'))
const styles = join(root, 'static', 'vendor')
const testTools = join(root, 'tests', 'vendor')
mkdirSync(styles, { recursive: true })
mkdirSync(testTools, { recursive: true })

const { css } = compile(join(here, 'govuk.scss'), { style: 'compressed', quietDeps: true })
writeFileSync(join(styles, 'govuk-frontend.css'), css + '\n')

await build({
  entryPoints: [join(here, 'govuk.mjs')],
  outfile: join(styles, 'govuk-frontend.js'),
  bundle: true,
  format: 'esm',
  minify: true,
  legalComments: 'none',
  target: 'es2020',
})

const packages = join(here, 'node_modules')
copyFileSync(join(packages, 'axe-core', 'axe.min.js'), join(testTools, 'axe.min.js'))
copyFileSync(join(packages, 'axe-core', 'LICENSE'), join(testTools, 'axe.LICENSE.txt'))
