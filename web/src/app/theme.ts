import { createTheme, defaultVariantColorsResolver, type MantineColorsTuple } from '@mantine/core'

/** «Көк»: the blue-green of the steppe sky. */
const kok: MantineColorsTuple = [
  '#e4f6f8',
  '#cfeaee',
  '#9fd6de',
  '#6bc2ce',
  '#3fb3c1',
  '#1a9caf',
  '#0a8799',
  '#00758a',
  '#005f70',
  '#004a58',
]

/** Night over the steppe: what Mantine takes for text (first), borders and surfaces (last) in the dark scheme. */
const dark: MantineColorsTuple = [
  '#e6f2f3',
  '#c5d8db',
  '#9db7bd',
  '#6b8a93',
  '#2b4b55',
  '#1a343d',
  '#11252c',
  '#0a181d',
  '#081317',
  '#050d10',
]

/** Buttons take the names of tokens.css, which know both schemes. */
const VARIANTS: Record<string, { background: string; hover: string; color: string; border: string }> = {
  filled: {
    background: 'var(--z-primary)',
    hover: 'var(--z-primary-hover)',
    color: 'var(--z-on-primary)',
    border: '1px solid transparent',
  },
  light: {
    background: 'var(--z-primary-soft)',
    hover: 'var(--z-primary-soft)',
    color: 'var(--z-primary)',
    border: '1px solid transparent',
  },
  subtle: {
    background: 'transparent',
    hover: 'var(--z-primary-soft)',
    color: 'var(--z-primary)',
    border: '1px solid transparent',
  },
  /** What cannot be taken back. */
  bad: {
    background: 'var(--z-bad-soft)',
    hover: 'var(--z-bad-soft)',
    color: 'var(--z-bad)',
    border: '1px solid var(--z-bad)',
  },
  default: {
    background: 'var(--z-surface)',
    hover: 'var(--z-sunken)',
    color: 'var(--z-ink)',
    border: '1px solid var(--z-line)',
  },
}

export const theme = createTheme({
  fontFamily: "'Onest Variable', system-ui, sans-serif",
  headings: { fontFamily: "'Onest Variable', system-ui, sans-serif", fontWeight: '700' },
  colors: { kok, dark },
  primaryColor: 'kok',
  primaryShade: { light: 7, dark: 4 },
  variantColorResolver: (input) =>
    ((input.color ?? input.theme.primaryColor) === input.theme.primaryColor && VARIANTS[input.variant]) ||
    defaultVariantColorsResolver(input),
  defaultRadius: 'md',
  radius: { md: '12px', lg: '20px' },
  respectReducedMotion: true,
  components: {
    Button: { defaultProps: { size: 'md' } },
    // 16 px letters: smaller ones make phones zoom in.
    TextInput: { defaultProps: { size: 'md' } },
    PasswordInput: { defaultProps: { size: 'md' } },
    NativeSelect: { defaultProps: { size: 'md' } },
    Select: { defaultProps: { size: 'md' } },
    Textarea: { defaultProps: { size: 'md' } },
    NumberInput: { defaultProps: { size: 'md' } },
    Radio: { defaultProps: { size: 'md' } },
    RadioGroup: { defaultProps: { size: 'md' } },
    Switch: { defaultProps: { size: 'md' } },
    Checkbox: { defaultProps: { size: 'md' } },
    // The header of a dialog is not the banner of the page.
    Modal: { defaultProps: { radius: 'lg', centered: true, attributes: { header: { role: 'none' } } } },
    Drawer: { defaultProps: { radius: 'lg', attributes: { header: { role: 'none' } } } },
  },
})
