"""Extra time that a person gets in every exam."""
