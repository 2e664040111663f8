"""The demonstration question bank: texts written, and answers computed, for this project."""
