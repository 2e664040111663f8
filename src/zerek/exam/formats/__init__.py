"""Exam formats: what an exam is made of, as data."""
