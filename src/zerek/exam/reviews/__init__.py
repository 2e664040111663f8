"""Spaced repetition of what was wrong."""
