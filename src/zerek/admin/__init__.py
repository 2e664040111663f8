"""The overview and the audit trail, read only."""
