"""People in tables: bringing in many at once, and taking them out in the same columns."""
