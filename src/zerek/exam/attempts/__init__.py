"""Attempts: starting, answering, finishing, and what comes of it."""
