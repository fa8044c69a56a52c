"""Rules of the section async_."""
