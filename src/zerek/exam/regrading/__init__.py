"""A wrong key: its correction, and grading again every finished attempt that had it."""
