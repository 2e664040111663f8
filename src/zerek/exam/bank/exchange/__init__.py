"""Questions in files: reading and writing every format, trying an import, importing and exporting."""
