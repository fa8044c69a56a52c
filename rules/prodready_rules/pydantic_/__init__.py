"""Rules of the section pydantic_."""
