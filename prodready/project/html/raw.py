"""The places that put text into HTML as it is, with how sure it is that the text comes from outside of the code."""

from __future__ import annotations

import msgspec

from prodready.api import Evidence, fact
from prodready.facts.documents import Text
from prodready.project.code.calls import Calls
from prodready.project.code.constants import Constants
from prodready.project.code.passed import Passed
from prodready.project.html.joins import Joins
from prodready.project.html.origins import HtmlOrigins
from prodready.project.html.output import HtmlOutput
from prodready.project.html.put_in import PutIn
from prodready.project.html.template_contexts import Contexts
from prodready.project.html.template_marks import marked
from prodready.project.html.template_origins import TemplateOrigins
from prodready.project.html.templates import HtmlTemplates
from prodready.project.routing.routes import Routes
from prodready.project.snapshot import Snapshot
from prodready.project.storage.text_columns import TextColumns
from prodready.project.taint.attribute_origins import AttributeOrigins
from prodready.project.taint.origins import Origin, most_open
from prodready.project.taint.request_values import request_values
from prodready.project.taint.sanitisers import Sanitisers
from prodready.project.taint.variability import Variability


class RawPlace(msgspec.Struct, frozen=True):
    """A place and where its text comes from; None where no text is judged, but what makes pages of it. ``shown`` is where the
    text itself stands that is put in."""

    place: Evidence
    origin: Origin | None
    shown: Evidence

    @property
    def is_sure(self) -> bool:
        """Whether its text is known to come from outside of the code."""
        return self.origin is None or self.origin >= Origin.OUTSIDE


class RawHtml(msgspec.Struct, frozen=True):
    """All places but those whose text turned out to be closed."""

    places: tuple[RawPlace, ...]


@fact
def raw_html(
    snapshot: Snapshot,
    output: HtmlOutput,
    templates: HtmlTemplates,
    sanitisers: Sanitisers,
    variability: Variability,
    columns: TextColumns,
    constants: Constants,
    passed: Passed,
    calls: Calls,
    routes: Routes,
) -> RawHtml:
    """Follow the texts of all places that were found."""
    symbols = variability.types.symbols
    attributes = AttributeOrigins(symbols, calls, columns, sanitisers.attributes, variability.closed.numbers)
    python = HtmlOrigins(sanitisers, variability, request_values(variability, routes), attributes)
    texts = {path: "\n".join(document.lines) for path, document in snapshot.of(Text) if path in set(templates.files)}
    followed = TemplateOrigins(snapshot, python, Contexts(snapshot, variability.types, passed, constants), texts)
    python.uses = followed.given
    put_in = PutIn(python, Joins(constants, sanitisers))
    found = [_of_python(put_in, output, item) for item in output.raw]
    found += [RawPlace(item, _of_template(snapshot, followed, item), item) for item in templates.bypasses]
    return RawHtml(tuple(item for item in found if item.origin is not Origin.CLOSED))


def _of_python(put_in: PutIn, output: HtmlOutput, place: Evidence) -> RawPlace:
    given = output.texts.get((place.path, place.line), ())
    origin = most_open(put_in.origins.of(*text) for text in given) if given else None
    return RawPlace(place, origin, put_in.shown(place, given))


def _of_template(snapshot: Snapshot, followed: TemplateOrigins, place: Evidence) -> Origin:
    document = snapshot.documents[place.path]
    assert isinstance(document, Text)  # noqa: S101
    return most_open(followed.of(place.path, item) for item in marked(document.lines, place.line))
