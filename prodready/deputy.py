"""A second process that runs rules from the other end of the list, so that judging a large tree takes half as long.

It is a copy of this one: it has all facts without a byte being sent, runs rules, which are pure, and sends their answers
back. It opens no file and decides nothing. Where it could not answer, for whatever reason, the caller runs all rules
itself, in order, so that what it says of a crash does not depend on who met it.
"""

from __future__ import annotations

import contextlib
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

import msgspec

from prodready.api import Rule
from prodready.model import Finding, Verdict

LINES = range(30_000, 500_000)
"""Lines of Python for which a second process saves more than it costs: time below, memory above."""

Answer = Verdict | tuple[Finding, ...]
_VERDICT = msgspec.msgpack.Decoder(Verdict)
_FINDINGS = msgspec.msgpack.Decoder(tuple[Finding, ...])
_ANSWERS = msgspec.msgpack.Decoder(dict[str, bytes])


class DeputyFailed(Exception):
    """The deputy did not answer every rule that it took."""


def possible() -> bool:
    """Whether this process may be copied: on Linux, and while nothing else runs in it that might hold a lock."""
    return sys.platform == "linux" and threading.active_count() == 1


class Deputy(msgspec.Struct):
    """The deputy for ``rules``, which share a pipe that holds a byte for each: who takes a byte takes a rule.

    The caller's are the first ones, the deputy's the last ones, and they meet where the bytes end.
    """

    rules: Sequence[Rule]
    tickets: int
    replies: int
    taken: int = 0

    def leaves(self, rule: Rule) -> bool:
        """Whether the next rule in order is left to the caller, who then has to run it."""
        ours = rule is self.rules[self.taken] and bool(os.read(self.tickets, 1))
        self.taken += ours
        return ours

    def answers(self) -> Mapping[str, Answer]:
        """What the deputy's rules gave, by code. Waits for it. Raises :class:`DeputyFailed`."""
        pieces = iter(lambda: os.read(self.replies, 1 << 20), b"")
        rest = self.rules[self.taken :]
        try:
            found = _ANSWERS.decode(b"".join(pieces))
            return {
                rule.info.code: (_VERDICT if rule.is_point else _FINDINGS).decode(found[rule.info.code])
                for rule in rest
            }
        except (msgspec.MsgspecError, UnicodeDecodeError, KeyError):
            raise DeputyFailed from None


@contextlib.contextmanager
def deputy(rules: Sequence[Rule], run: Callable[[Rule], object]) -> Iterator[Deputy]:
    """Start the deputy, which gives ``run``'s answers; leaving the context ends it."""
    tickets, feed = os.pipe()
    replies, back = os.pipe()
    os.write(feed, bytes(len(rules)))
    os.close(feed)
    parent = os.getpid()
    pid = os.fork()
    if pid == 0:
        try:
            for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
                signal.signal(number, signal.SIG_DFL)
            os.close(replies)
            _serve(reversed(rules), run, tickets, back, parent)
        finally:
            os._exit(0)  # nothing of the caller's is cleaned up twice
    os.close(back)
    try:
        yield Deputy(rules, tickets, replies)
    finally:
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)
        os.close(tickets)
        os.close(replies)


def _serve(rules: Iterator[Rule], run: Callable[[Rule], object], tickets: int, back: int, parent: int) -> None:
    answers: dict[str, bytes] = {}
    for rule in rules:
        if os.getppid() != parent or not os.read(tickets, 1):
            break
        answer = run(rule)
        given = tuple(answer) if isinstance(answer, Iterable) and not rule.is_point else answer
        answers[rule.info.code] = msgspec.msgpack.encode(given)
    message = memoryview(msgspec.msgpack.encode(answers))
    while message:
        message = message[os.write(back, message) :]
