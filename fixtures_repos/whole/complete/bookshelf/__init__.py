"""A catalogue of books over HTTP."""
