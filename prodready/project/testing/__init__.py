"""Tests, what runs them, and what they ask of the application."""
