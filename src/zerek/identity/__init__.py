"""Who somebody is and what they may do: people, roles, sign-in."""
