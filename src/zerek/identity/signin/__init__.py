"""The door: registration, sign-in, sessions, passwords."""
