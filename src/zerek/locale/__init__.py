"""Texts in ru, kk and en: `<part>.<language>.json`, read by `core.i18n`."""
