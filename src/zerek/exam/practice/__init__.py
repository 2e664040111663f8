"""Practice: questions of one subject with the check at once."""
