import enum
from dataclasses import dataclass


class ErrorKind(str, enum.Enum):
    missing = "missing"
    refused = "refused"
    broken = "broken"


@dataclass
class Error:
    kind: ErrorKind
    text: str
    cause: str
    place: str
