"""The audit trail, to be searched."""
