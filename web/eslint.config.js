import js from '@eslint/js'
import a11y from 'eslint-plugin-jsx-a11y-x'
import hooks from 'eslint-plugin-react-hooks'
import globals from 'globals'
import ts from 'typescript-eslint'

const features = [
  'auth',
  'home',
  'majors',
  'exam',
  'practice',
  'account',
  'people',
  'invitations',
  'schools',
  'audit',
  'bank',
  'outbox',
]

/** A feature may not reach into another one; routes put them together. */
const boundaries = features.map((feature) => ({
  files: [`src/features/${feature}/**`],
  rules: {
    'no-restricted-imports': [
      'error',
      {
        patterns: [
          {
            group: [
              ...features.filter((other) => other !== feature).map((other) => `@/features/${other}/**`),
              '@/app/**',
            ],
            message: 'Features do not import one another or the app: let a route compose them.',
          },
        ],
      },
    ],
  },
}))

export default ts.config(
  { ignores: ['node_modules', 'src/api/schema.d.ts', 'public'] },
  js.configs.recommended,
  ...ts.configs.recommendedTypeChecked,
  {
    languageOptions: {
      globals: globals.browser,
      parserOptions: {
        projectService: { allowDefaultProject: ['eslint.config.js'] },
        tsconfigRootDir: import.meta.dirname,
      },
    },
  },
  {
    files: ['src/**/*.{ts,tsx}'],
    plugins: { 'react-hooks': hooks, 'jsx-a11y-x': a11y },
    rules: {
      ...hooks.configs.recommended.rules,
      ...a11y.configs.recommended.rules,
      'max-lines': ['error', { max: 250 }],
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
      '@typescript-eslint/only-throw-error': 'off', // the router's redirect() is thrown by design
    },
  },
  {
    files: ['src/shared/**', 'src/api/**', 'src/i18n/**'],
    rules: {
      'no-restricted-imports': [
        'error',
        { patterns: [{ group: ['@/features/**', '@/app/**'], message: 'Shared code knows no feature.' }] },
      ],
    },
  },
  ...boundaries,
)
