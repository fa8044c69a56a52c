from abc import ABC, abstractmethod
from dataclasses import dataclass


class Mail(ABC):
    @property
    @abstractmethod
    def text(self) -> str: ...

    @property
    def html(self) -> str:
        return self.text


@dataclass
class Outbid(Mail):
    title: str

    @property
    def text(self) -> str:
        return f"Somebody bids more for {self.title}."
