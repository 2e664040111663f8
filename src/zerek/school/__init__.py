"""What a school is made of; so far its subjects, which all three systems share."""
