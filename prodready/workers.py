"""Crash-only worker processes: one that dies, hangs or starves costs exactly the file it was reading.

A file may use so much processor time, which the kernel watches, and four times as much of the clock, which the parent
does; it ends a worker with SIGKILL to its process group, because libcst's native parser holds the interpreter lock and
neither an alarm's handler nor a thread inside the worker would run. A worker starts without ``.pth``
files, without the environment and in ``/``, since a started interpreter would otherwise import from the working
directory, which is often the audited repository. Messages are msgpack with a length before each, never pickle;
standard error goes nowhere (native parsers print there when they die).
"""

from __future__ import annotations

import contextlib
import fcntl
import os
import select
import signal
import subprocess
import sys
import time
from collections import deque
from collections.abc import Iterator
from types import TracebackType

import msgspec

from prodready.extract.reading import Answer
from prodready.worker_main import READY, Job, Reply

READER = "prodready.extract.reading:answer"
IN_FLIGHT = 128 << 10
"""Bytes of files that a worker holds unacknowledged: enough to keep it busy, few enough to share the rest evenly."""
START_SECONDS = 30.0
"""A worker that has not started by then never will; starting takes 0.05 s."""
PATIENCE = 4.0
"""The wall clock's deadline in terms of processor time: other programs want to run, too."""
PIPE_BYTES = 1 << 20
MAX_MESSAGE = 256 << 20
"""Bytes of an answer; more is no answer but a corrupted channel."""
MAX_FAILED_STARTS = 3
NO_WORKER = "no worker process could be started"

_REPLIES = msgspec.msgpack.Decoder(Reply)
_ENVIRONMENT = ("LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "DYLD_FALLBACK_LIBRARY_PATH", "TMPDIR")
_BOOT = "import sys; sys.path += {path!r}; from prodready.worker_main import main; main({task!r}, {memory}, {seconds})"


class Limits(msgspec.Struct, frozen=True):
    """What one file may cost: seconds of processor time and bytes of address space."""

    seconds: float = 5.0
    memory: int = 1 << 30


def import_path() -> list[str]:
    """Where a worker finds this package and its dependencies: no working directory, the standard library before all."""
    own = os.path.dirname(os.path.dirname(os.path.realpath(__file__)))
    homes = [os.path.dirname(os.path.dirname(os.path.realpath(msgspec.__file__)))]
    homes += [each for each in sys.path if os.path.isabs(each) and each.endswith(("site-packages", "dist-packages"))]
    return [*dict.fromkeys(each for each in homes if each != own), own]


class Pool:
    """Workers that answer jobs in any order. Use as a context manager: leaving it leaves no process behind.

    Each submitted job gets exactly one answer. Where processes cannot be started at all, the answer's reason is
    ``NO_WORKER``.
    """

    def __init__(
        self, size: int, limits: Limits | None = None, *, task: str = READER, path: list[str] | None = None
    ) -> None:
        self.limits = limits or Limits()
        self.deaths = 0
        self._size = max(1, size)
        self._boot = _BOOT.format(
            path=import_path() + (path or []), task=task, memory=self.limits.memory, seconds=self.limits.seconds
        )
        self._workers: list[_Worker] = []
        self._waiting: deque[Job] = deque()
        self._failed_starts = 0

    def __enter__(self) -> Pool:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for worker in self._workers:
            worker.kill()
        self._workers.clear()

    def start(self) -> None:
        """Start all workers now, so that they import while the parent does something else."""
        while len(self._workers) < self._size and self._start():
            pass

    @property
    def hungry(self) -> bool:
        """Whether a worker could be given more at once."""
        startable = len(self._workers) < self._size and not self._broken
        return not self._waiting and (startable or any(worker.load < IN_FLIGHT for worker in self._workers))

    @property
    def pending(self) -> int:
        """Jobs submitted and not yet answered."""
        return len(self._waiting) + sum(len(worker.jobs) for worker in self._workers)

    def submit(self, job: Job) -> None:
        """Give ``job`` to the worker that has least to do, or let it wait for one."""
        self._waiting.append(job)
        self._assign()

    def poll(self, timeout: float) -> Iterator[tuple[int, Answer]]:
        """The answers that came, waiting at most ``timeout`` seconds for the first."""
        self._assign()
        if self._broken and not self._workers:
            while self._waiting:
                yield self._waiting.popleft().number, Answer(b"", NO_WORKER, final=False)
        self._wait(timeout)
        for worker in list(self._workers):
            for reply in worker.receive():
                yield reply.number, reply.answer
            yield from self._judge(worker)
        self._assign()

    def drain(self) -> Iterator[tuple[int, Answer]]:
        """All outstanding answers."""
        while self.pending:
            yield from self.poll(1.0)

    @property
    def _broken(self) -> bool:
        return self._failed_starts >= MAX_FAILED_STARTS

    def _start(self) -> bool:
        if self._broken:
            return False
        try:
            self._workers.append(_Worker(self._boot))
        except OSError:
            self._failed_starts = MAX_FAILED_STARTS
            return False
        return True

    def _assign(self) -> None:
        if self._waiting and len(self._workers) < self._size:
            self._start()
        while self._waiting and self._workers:
            worker = min(self._workers, key=lambda each: each.load)
            if worker.jobs and worker.load + len(self._waiting[0].data) > IN_FLIGHT:
                return
            worker.send(self._waiting.popleft())

    def _wait(self, timeout: float) -> None:
        busy = [worker for worker in self._workers if worker.jobs]
        if not busy:
            return
        now = time.monotonic()
        timeout = min(timeout, *(max(0.0, worker.deadline(self.limits.seconds) - now) for worker in busy))
        poll = select.poll()  # unlike select, not limited to 1024 descriptors
        for worker in busy:
            poll.register(worker.output, select.POLLIN)
            if worker.unsent:
                poll.register(worker.input, select.POLLOUT)
        poll.poll(timeout * 1000)
        for worker in busy:
            worker.flush()

    def _judge(self, worker: _Worker) -> Iterator[tuple[int, Answer]]:
        """Replace a worker that died or is over its deadline; its first job is the one that it died of."""
        late = bool(worker.jobs) and time.monotonic() > worker.deadline(self.limits.seconds)
        if not (worker.ended or late):
            return
        self._workers.remove(worker)
        code = worker.kill()
        if not worker.ready:  # it never got as far as reading a job
            self._failed_starts += 1
            self._waiting.extendleft(reversed(worker.jobs))
            return
        self._failed_starts = 0
        if not worker.jobs:
            return
        self.deaths += 1
        culprit = worker.jobs.popleft()
        self._waiting.extendleft(reversed(worker.jobs))
        too_long = late or code == -signal.SIGPROF
        reason = f"took longer than the limit of {self.limits.seconds:g} s" if too_long else _cause(code)
        yield culprit.number, Answer(b"", reason, final=False)


def _cause(code: int) -> str:
    if code >= 0:
        return f"its parser ended the worker process with exit code {code}"
    name = signal.Signals(-code).name if -code in set(signal.Signals) else f"signal {-code}"
    usual = " (usually the memory limit)" if -code == signal.SIGABRT else ""
    return f"its parser crashed: {name}{usual}"


class _Worker:
    """A process, the jobs it was given in order, and what was sent and received of both pipes."""

    def __init__(self, boot: str) -> None:
        environment = {name: os.environ[name] for name in _ENVIRONMENT if name in os.environ}
        self.process = subprocess.Popen(  # noqa: S603 - our own interpreter and code
            [sys.executable, "-I", "-S", "-B", "-X", "utf8", "-c", boot],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd="/",
            env=environment,
            start_new_session=True,
            bufsize=0,
        )
        if self.process.stdin is None or self.process.stdout is None:
            raise OSError("no pipes")  # cannot be: both were asked for
        self.input, self.output = self.process.stdin.fileno(), self.process.stdout.fileno()
        for descriptor in (self.input, self.output):
            os.set_blocking(descriptor, False)
            with contextlib.suppress(OSError, AttributeError):
                fcntl.fcntl(descriptor, fcntl.F_SETPIPE_SZ, PIPE_BYTES)  # type: ignore[attr-defined,unused-ignore] # Linux
        self.jobs: deque[Job] = deque()
        self.load = 0  # bytes of them
        self.unsent: deque[memoryview] = deque()
        self.received = bytearray()
        self.since = time.monotonic()  # when it began with the first of its jobs
        self.ready = self.ended = False

    def deadline(self, seconds: float) -> float:
        """When the first job must be done."""
        return self.since + (PATIENCE * seconds if self.ready else START_SECONDS)

    def send(self, job: Job) -> None:
        """Queue ``job`` and write what the pipe takes."""
        if not self.jobs and self.ready:
            self.since = time.monotonic()
        self.jobs.append(job)
        self.load += len(job.data)
        message = msgspec.msgpack.encode(job)
        self.unsent.append(memoryview(len(message).to_bytes(4, "little") + message))
        self.flush()

    def flush(self) -> None:
        """Write what the pipe takes; that the worker is dead shows when reading."""
        while self.unsent:
            try:
                written = os.write(self.input, self.unsent[0])
            except BlockingIOError:
                return
            except BrokenPipeError:
                self.unsent.clear()
                return
            rest = self.unsent[0][written:]
            self.unsent.popleft()
            if rest:
                self.unsent.appendleft(rest)

    def receive(self) -> Iterator[Reply]:
        """The answers that are there; ``ended`` is set at the end of the pipe or at a message that is none."""
        while not self.ended:
            try:
                piece = os.read(self.output, PIPE_BYTES)
            except BlockingIOError:
                break
            self.received += piece
            self.ended = not piece
        while len(self.received) >= 4:
            end = 4 + int.from_bytes(self.received[:4], "little")
            if end > MAX_MESSAGE:
                self.ended = True
            if len(self.received) < end:
                return
            try:
                reply = _REPLIES.decode(memoryview(self.received)[4:end])
            except (msgspec.MsgspecError, UnicodeDecodeError):
                self.ended = True
                return
            finally:
                del self.received[:end]
            if self._accept(reply):
                yield reply

    def _accept(self, reply: Reply) -> bool:
        self.since = time.monotonic()
        if reply.number == READY:
            self.ready = True
            return False
        if not self.jobs or self.jobs[0].number != reply.number:
            self.ended = True
            return False
        self.load -= len(self.jobs.popleft().data)
        return True

    def kill(self) -> int:
        """End the process group; the exit code (negative: the signal that ended it before)."""
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(self.process.pid, signal.SIGKILL)  # one that has ended keeps its own exit code
        for stream in (self.process.stdin, self.process.stdout):
            if stream is not None:
                stream.close()
        return self.process.wait()
