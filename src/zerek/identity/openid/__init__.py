"""Sign-in through an OpenID Connect provider: the school's, or a country's."""
