"""Text that goes into pages and mails, from Python and through templates."""
