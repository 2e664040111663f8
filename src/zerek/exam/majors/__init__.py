"""Majors: groups of programmes and the two profile subjects each examines."""
