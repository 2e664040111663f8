"""Codes on paper: a school invites the guardians of a student, or students to register."""
