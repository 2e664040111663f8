"""What the answers of many tell of questions and exams, and what one's own attempts tell of oneself."""
