"""Where the queries are."""
