"""The pictures of questions."""
