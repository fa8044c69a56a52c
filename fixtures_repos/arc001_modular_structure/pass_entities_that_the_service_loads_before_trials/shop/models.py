from dataclasses import dataclass


@dataclass
class Parcel:
    grams: int
