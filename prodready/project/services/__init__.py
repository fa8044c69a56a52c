"""What kind of thing a repository is, which of its code is the service itself, and what of it is in use."""
