"""What happened around an exam, and what a person makes of it."""
