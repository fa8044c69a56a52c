"""Precision of the findings, code by code, from places that were opened and judged one by one.

    python benchmarks/reviewed.py [--places] [--checkouts DIR [--only OWNER/NAME …] [--update]]

``reviewed_findings.json`` holds a line for each place that was reported when it was drawn: whether the report is true and
why, in which sample it was drawn, and whether it is still reported. ``--checkouts`` holds a git repository ``OWNER+NAME``
for each; they are scanned at the commits of the review and what changed is listed; ``--update`` writes that down.
``--places`` prints the false ones that are still reported in the place of the table.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from accuracy import scan

DATA = Path(__file__).resolve().with_name("reviewed_findings.json")


@dataclass(frozen=True)
class Review:
    """One place and its verdict. ``sample`` 2 was drawn after what the first showed had been mended."""

    repository: str
    commit: str
    code: str
    path: str
    line: int
    sample: int
    true: bool
    why: str
    reported: bool


def read() -> tuple[Review, ...]:
    """All places, in the order of the file."""
    return tuple(Review(**item) for item in json.loads(DATA.read_text("utf-8")))


def rescanned(reviews: Sequence[Review], checkouts: Path, only: Sequence[str]) -> Iterator[Review]:
    """The places with what a scan says of them now; those of repositories that are not at hand as they are."""
    answers: dict[tuple[str, str], object] = {}
    for review in reviews:
        checkout = checkouts / review.repository.replace("/", "+")
        if not checkout.is_dir() or (only and review.repository not in only):
            yield review
            continue
        key = (review.repository, review.commit)
        if key not in answers:
            answers[key] = scan(checkout, review.commit).findings
        found = answers[key]
        assert isinstance(found, dict)
        yield replace(review, reported=f"{review.path}:{review.line}" in found.get(review.code, ()))


def markdown(reviews: Iterable[Review]) -> str:
    """The table as it stands in ``docs/accuracy.md``."""
    table: dict[str, list[Review]] = {}
    for review in reviews:
        table.setdefault(review.code, []).append(review)
    every = [item for items in table.values() for item in items]
    lines = [
        f"{len(every)} places in {len({item.repository for item in every})} repositories.",
        "",
        "| code | reviewed | repositories | precision when drawn | still reported | precision now | true ones lost |",
        "|---|---|---|---|---|---|---|",
    ]
    for code, items in (*sorted(table.items()), ("all", every)):
        now = [item for item in items if item.reported]
        lost = sum(item.true and not item.reported for item in items)
        lines.append(
            f"| {code} | {len(items)} | {len({item.repository for item in items})} | {_share(items)} "
            f"| {len(now)} | {_share(now)} | {lost} |"
        )
    return "\n".join(lines) + "\n"


def places(reviews: Iterable[Review]) -> str:
    """The false places that are still reported, as they stand in ``docs/accuracy/findings.md``."""
    wrong = sorted((item for item in reviews if item.reported and not item.true), key=lambda item: item.code)
    return "".join(f"- {item.code} {item.repository} `{item.path}:{item.line}`: {item.why}\n" for item in wrong)


def _share(items: Sequence[Review]) -> str:
    true = sum(item.true for item in items)
    return f"{true} of {len(items)} ({true / len(items):.0%})" if items else "-"


def main() -> int:
    """Print the table, and what changed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--places", action="store_true")
    parser.add_argument("--checkouts", type=Path)
    parser.add_argument("--only", action="append", default=[], metavar="OWNER/NAME")
    parser.add_argument("--update", action="store_true")
    options = parser.parse_args()
    reviews = read()
    if options.checkouts is not None:
        now = tuple(rescanned(reviews, options.checkouts, options.only))
        for before, after in zip(reviews, now, strict=True):
            if before != after:
                verb = "is reported again" if after.reported else "is no longer reported"
                print(f"{after.code} {after.repository} {after.path}:{after.line} {verb}", file=sys.stderr)
        reviews = now
        if options.update:
            lines = ",\n".join(json.dumps(asdict(review), ensure_ascii=False) for review in now)
            DATA.write_text(f"[\n{lines}\n]\n", "utf-8")
    print(places(reviews) if options.places else markdown(reviews), end="")
    return 0


if __name__ == "__main__":
    sys.exit(main())
