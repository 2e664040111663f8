"""Accounts as others see and manage them: finding, creating, changing, banning, erasing."""
