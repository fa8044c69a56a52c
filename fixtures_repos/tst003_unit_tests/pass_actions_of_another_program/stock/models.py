from dataclasses import dataclass


@dataclass
class Crate:
    hall: str
