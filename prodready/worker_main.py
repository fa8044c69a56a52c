"""What runs in a worker process: one job in, one acknowledged answer out, under limits.

Started by ``prodready.workers`` as ``python -I -S`` with an import path of its own, so that nothing of the audited
repository, of the working directory or of the environment is imported. Everything read here is hostile. The kernel ends
the process when a file has used its processor time: a timer whose signal has no handler needs no interpreter, which a
native parser may hold, and unlike a clock it does not run while other programs do.
"""

from __future__ import annotations

import contextlib
import gc
import importlib
import os
import resource
import signal
import sys
import threading
from collections.abc import Callable
from typing import BinaryIO

import msgspec

from prodready.extract.reading import Answer

READY = -1
"""The number of the first message, which says that the imports are done and the limits set."""
RECURSION = 20_000
STACK = 192 << 20
"""Bytes of stack: what ``RECURSION`` levels of the parsers' own recursion need."""
COLLECT_AFTER = 100_000
"""Allocations between two searches for cycles; the default would search the young objects of every file many times."""

Task = Callable[[str, bytes], Answer]


class Job(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """A file to read; ``kind`` as in ``prodready.facts.files.Kind``."""

    number: int
    kind: str
    data: bytes


class Reply(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """The answer to job ``number``."""

    number: int
    answer: Answer


def main(task_name: str, memory: int, seconds: float) -> None:
    """Answer jobs from standard input until it ends. ``task_name`` is ``module:function``."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent decides when it ends
    signal.signal(signal.SIGPROF, signal.SIG_DFL)
    module, _, function = task_name.partition(":")
    task: Task = getattr(importlib.import_module(module), function)
    requests = os.fdopen(os.dup(0), "rb", buffering=1 << 16)
    replies = os.fdopen(os.dup(1), "wb", buffering=0)
    os.dup2(2, 1)  # a stray print must not come between the messages
    sys.setrecursionlimit(RECURSION)
    gc.freeze()
    gc.set_threshold(COLLECT_AFTER, 20, 100)
    with contextlib.suppress(ValueError, OSError, RuntimeError):
        threading.stack_size(STACK)
    thread = threading.Thread(target=_serve, args=(task, requests, replies, memory, seconds))
    thread.start()
    thread.join()


def _serve(task: Task, requests: BinaryIO, replies: BinaryIO, memory: int, seconds: float) -> None:
    _limit(resource.RLIMIT_CORE, 0)
    _limit(resource.RLIMIT_FSIZE, 0, soft=True)  # the kernel keeps the promise to write nothing (but see coverage_db)
    _limit(resource.RLIMIT_AS, memory)
    jobs = msgspec.msgpack.Decoder(Job)
    encode = msgspec.msgpack.Encoder().encode
    try:
        _send(replies, encode(Reply(READY, Answer())))
        while len(header := requests.read(4)) == 4:
            job = jobs.decode(requests.read(int.from_bytes(header, "little")))
            signal.setitimer(signal.ITIMER_PROF, seconds)
            answer = _guarded(task, job)
            signal.setitimer(signal.ITIMER_PROF, 0)
            _send(replies, encode(Reply(job.number, answer)))
    except OSError:  # the parent is gone
        os._exit(0)


def _guarded(task: Task, job: Job) -> Answer:
    try:
        return task(job.kind, job.data)
    except RecursionError:
        return Answer(b"", "nested too deeply to be analysed")
    except MemoryError:
        pass
    except BaseException as error:  # whatever a parser throws costs this one file
        return Answer(b"", _sentence(error), final=False)
    gc.collect()
    return Answer(b"", "needs more memory than the limit", final=False)


def _sentence(error: BaseException) -> str:
    """Printable and short; an error's text may quote what it was given."""
    text = " ".join(f"{type(error).__name__}: {error}"[:200].split())
    return "could not be analysed: " + "".join(each if each.isprintable() else "?" for each in text)


def _send(replies: BinaryIO, message: bytes) -> None:
    view = memoryview(len(message).to_bytes(4, "little") + message)
    while view:
        view = view[replies.write(view) :]


def _limit(kind: int, value: int, *, soft: bool = False) -> None:
    """Lower a limit; where the platform does not have it, the parent's deadline remains."""
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(kind, (value, resource.getrlimit(kind)[1] if soft else value))
