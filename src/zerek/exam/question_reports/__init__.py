"""What solvers report about questions, and what becomes of it."""
