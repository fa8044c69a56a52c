"""One file's bytes to facts and to their encoding, for worker processes, small scans and the cache alike."""

from __future__ import annotations

import codecs
import re

import msgspec

from prodready.extract.python import PYTHON2, SyntaxProblem, extract_module, extract_source
from prodready.extract.python import decode as decode_source
from prodready.facts.documents import Facts
from prodready.facts.files import Kind
from prodready.facts.python import Module

AnyFacts = Module | Facts

LFS_POINTER = b"version https://git-lfs.github.com/spec/"
ORDINARY_ENCODINGS = frozenset(
    {"ascii", "utf-8", "utf-8-sig", "big5", "euc_jp", "euc_kr", "gb18030", "gb2312", "gbk", "shift_jis", "tis-620"}
    | {"koi8-r", "koi8-u", "mac-roman", *(f"iso8859-{part}" for part in range(1, 17))}
    | {f"cp{page}" for page in (437, 850, 852, 866, 874, 932, 949, 950, *range(1250, 1259))}
)
"""Encodings in which a source file shows the code that it holds; UTF-7 and escape codecs hide it in comments."""

HEAD = 64 * 1024
"""Bytes in which the encoding cookie is looked for."""

_COOKIE = re.compile(rb"[ \t\f]*#.*?coding[:=][ \t]*([-\w.]+)")
_BLANK = re.compile(rb"[ \t\f]*(?:#|$)")
_CONFLICT = re.compile(rb"^<{7} ", re.MULTILINE)
_CONFLICT_MIDDLE = re.compile(rb"^={7}\r?$", re.MULTILINE)
_LINE_END = re.compile(rb"\r\n|\r|\n")
_MODULES = msgspec.msgpack.Decoder(Module)
_DOCUMENTS: msgspec.msgpack.Decoder[Facts] = msgspec.msgpack.Decoder(Facts)
_ENCODER = msgspec.msgpack.Encoder()


class Unlowerable(SyntaxProblem):
    """A problem of the bytes, which no other parser solves."""


class Answer(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """What became of one file: encoded facts, or the reason why there are none.

    ``final`` tells that the content alone decided; a deadline or a memory limit may be met another time.
    """

    facts: bytes = b""
    reason: str = ""
    line: int = 0
    final: bool = True


def answer(kind: str, data: bytes) -> Answer:
    """Read a file with everything there is; only for a process that can be killed from outside (see ``lowering``).

    Raises nothing that comes from the content but ``RecursionError`` and ``MemoryError``.
    """
    if kind != Kind.PYTHON.value:
        return Answer(encode(_document(kind, data)))
    try:
        return Answer(encode(_python(data)))
    except SyntaxProblem as problem:
        return _lowered(data, problem)


def attempt(kind: str, data: bytes) -> tuple[AnyFacts, bytes] | None:
    """Facts and their encoding, by parsers that cannot harm this process; None where they do not suffice."""
    try:
        facts: AnyFacts = _python(data) if kind == Kind.PYTHON.value else _document(kind, data)
        try:
            return facts, _ENCODER.encode(facts)
        except (UnicodeError, OverflowError):
            encoded = encode(facts)
            return decode(kind, encoded), encoded
    except (SyntaxProblem, RecursionError, MemoryError):
        return None


def encode(facts: AnyFacts) -> bytes:
    """Facts as msgpack; lone surrogates, which UTF-8 does not have, are written as escapes."""
    try:
        return _ENCODER.encode(facts)
    except (UnicodeError, OverflowError):
        return _ENCODER.encode(_representable(msgspec.to_builtins(facts)))


def decode(kind: str, encoded: bytes) -> AnyFacts:
    """The facts of a file of ``kind``; raises ``msgspec.MsgspecError`` or ``RecursionError``."""
    try:
        return (_MODULES if kind == Kind.PYTHON.value else _DOCUMENTS).decode(encoded)
    except UnicodeDecodeError:
        raise msgspec.DecodeError("a text is not UTF-8") from None


def _representable(value: object) -> object:
    if isinstance(value, str):
        return value.encode("utf-8", "backslashreplace").decode()
    if isinstance(value, int) and not -(2**63) <= value < 2**64:
        return str(value)
    if isinstance(value, (list, tuple)):
        return [_representable(each) for each in value]
    if isinstance(value, dict):
        return {_representable(key): _representable(each) for key, each in value.items()}
    return value


def _document(kind: str, data: bytes) -> Facts:
    from prodready.extract.documents import read_document  # YAML and its kin only where a tree has them

    return read_document(Kind(kind), data)


def _python(data: bytes) -> Module:
    if data.startswith(LFS_POINTER):
        raise Unlowerable("Git LFS pointer: the content is not in the repository")
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, codecs.BOM_UTF32_BE)):
        raise Unlowerable("UTF-16 or UTF-32, which Python does not read", 1)
    if data.startswith(codecs.BOM_UTF8 * 2):
        raise Unlowerable("two byte order marks", 1)
    if b"\0" in data:
        raise Unlowerable("contains null bytes", data.count(b"\n", 0, data.index(b"\0")) + 1)
    if not _has_cookie(data):
        _refuse_bytes_outside_utf8(data)
    return extract_module(data)


def _refuse_bytes_outside_utf8(data: bytes) -> None:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = len(_LINE_END.findall(data, 0, error.start)) + 1
        reason = f"byte 0x{data[error.start]:02x} is not UTF-8, and no other encoding is declared"
        raise Unlowerable(reason, line) from None


def _has_cookie(data: bytes) -> bool:
    """PEP 263, with a lone CR ending a line too, as CPython reads it and ``tokenize`` does not; odd ones refused."""
    for number, line in enumerate(_LINE_END.split(data[:HEAD], maxsplit=2)[:2], 1):
        found = _COOKIE.match(line)
        if found:
            _refuse_encoding(found[1].decode("ascii"), number)
            return True
        if not _BLANK.match(line):
            break
    return False


def _refuse_encoding(cookie: str, line: int) -> None:
    try:
        name = codecs.lookup(cookie).name
    except (LookupError, ValueError):
        raise Unlowerable(f"unknown source encoding {cookie[:40]}", line) from None
    if name not in ORDINARY_ENCODINGS:
        raise Unlowerable(f"source encoding {name} can hide code", line)


def _lowered(data: bytes, problem: SyntaxProblem) -> Answer:
    """The second try, for syntax newer than this interpreter; what ``ast`` said is the better reason where it fails."""
    refused = Answer(b"", problem.reason, problem.line)
    if isinstance(problem, Unlowerable) or not problem.line or "nested" in problem.reason:
        return refused
    conflict = _CONFLICT.search(data)
    if conflict and _CONFLICT_MIDDLE.search(data, conflict.end()):
        return Answer(b"", "merge conflict left in the file", data.count(b"\n", 0, conflict.start()) + 1)
    from prodready.extract.lowering import lower  # libcst takes longer to import than most trees to read

    try:
        return Answer(encode(extract_module(lower(data), lowered=True)))
    except SyntaxProblem as second:
        if second.reason == PYTHON2:
            refused = Answer(b"", second.reason, second.line)
        return _converted(data, problem.line) or refused
    except RecursionError:
        return Answer(b"", "nested too deeply to be lowered", 0)


def _converted(data: bytes, line: int) -> Answer | None:
    """The third try, for Python 2; it is named where it is read, too, since no other tool of today reads it."""
    from prodready.extract.python2 import convert  # the lexer takes long to import, too

    source = decode_source(data)
    converted = convert(source)
    if converted == source or converted.count("\n") != source.count("\n"):
        return None
    try:
        module = extract_source(converted, lowered=True)
    except (SyntaxProblem, RecursionError):
        return None
    return Answer(encode(msgspec.structs.replace(module, problem=f"{PYTHON2}, read as Python 3", problem_line=line)))
