"""The whole installation at a glance."""
