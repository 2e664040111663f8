"""The second factor: one-time passwords of an authenticator (RFC 6238), and recovery codes for when it is lost."""
