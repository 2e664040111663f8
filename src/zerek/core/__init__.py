"""What every part of Zerek stands on. Nothing here knows a word of school."""
