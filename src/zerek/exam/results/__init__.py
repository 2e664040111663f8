"""What comes of a finished attempt: topics, comparison, report, certificate, and their verification."""
