"""Mail that leaves the house: an outbox of rows, texts in three languages, and a relay that delivers them."""
