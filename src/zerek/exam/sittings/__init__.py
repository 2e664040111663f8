"""Scheduled exams: when, with what, for whom."""
