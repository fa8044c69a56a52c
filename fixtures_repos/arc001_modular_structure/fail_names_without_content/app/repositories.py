"""Queries will come here."""

from app.models import PREFIX
