"""One's own account: profile, picture, data."""
