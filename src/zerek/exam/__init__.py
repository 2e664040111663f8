"""Exam preparation: majors, the question bank, formats, and attempts that lose nothing."""
