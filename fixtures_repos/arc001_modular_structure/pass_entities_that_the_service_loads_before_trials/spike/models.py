from dataclasses import dataclass


@dataclass
class Letter:
    grams: int
    stamp: str
    colour: str
    sender: str
