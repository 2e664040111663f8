"""The question bank: questions, their immutable versions, and the drawing of a paper."""
