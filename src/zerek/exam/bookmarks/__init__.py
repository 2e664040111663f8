"""Questions that somebody wants to find again."""
