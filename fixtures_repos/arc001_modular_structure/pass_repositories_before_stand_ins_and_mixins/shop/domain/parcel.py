from dataclasses import dataclass


@dataclass
class Parcel:
    grams: int
    label: str
