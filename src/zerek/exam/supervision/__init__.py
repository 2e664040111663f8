"""Attempts as those see them who watch over them."""
