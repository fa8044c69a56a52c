"""Tables will come here."""

PREFIX = "app_"
