"""What people are told: notifications, and the socket that tells open pages at once."""
