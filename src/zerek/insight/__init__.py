"""One picture of what a student knows: checked responses, and what is believed because of them."""
