"""Databases, caches and other stores: what touches them, where they are opened, and what they hold."""
