"""Passwords: changing one's own, and choosing a new one by mail."""
