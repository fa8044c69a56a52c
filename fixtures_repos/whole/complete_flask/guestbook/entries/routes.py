"""Entries over HTTP, for programs and for people."""

from flask import Blueprint, abort, render_template, request
from flask.typing import ResponseReturnValue

from guestbook.entries.repository import EntryRepository
from guestbook.entries.schemas import EntryCreate, EntryRead
from guestbook.entries.service import EntryService
from guestbook.extensions import db, limiter, write_limit

blueprint = Blueprint("entries", __name__)


def service() -> EntryService:
    return EntryService(EntryRepository(db.session))


@blueprint.get("/")
def page() -> ResponseReturnValue:
    return render_template("entries.html", entries=service().latest())


@blueprint.get("/api/v1/entries")
def list_entries() -> ResponseReturnValue:
    return [EntryRead.model_validate(entry).model_dump(mode="json") for entry in service().latest()]


@blueprint.post("/api/v1/entries")
@limiter.limit(write_limit)
def write_entry() -> ResponseReturnValue:
    entry = service().write(EntryCreate.model_validate(request.get_json()))
    return EntryRead.model_validate(entry).model_dump(mode="json"), 201


@blueprint.delete("/api/v1/entries/<int:entry_id>")
@limiter.limit(write_limit)
def hide_entry(entry_id: int) -> ResponseReturnValue:
    if not service().hide(entry_id):
        abort(404)
    return "", 204
