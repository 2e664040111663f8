"""Two wordings of one question, tried against each other."""
