/* Runs before the first paint, so that a dark choice never flashes white. Not inline: the content security policy forbids it. */
;(function () {
  var choice = null
  try {
    choice = localStorage.getItem('mantine-color-scheme-value')
  } catch (_) {
    /* storage may be switched off; then the system decides */
  }
  var dark = choice === 'dark' || (choice !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches)
  document.documentElement.setAttribute('data-mantine-color-scheme', dark ? 'dark' : 'light')
})()
