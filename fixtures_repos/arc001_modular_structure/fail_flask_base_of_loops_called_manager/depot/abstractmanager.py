import time
from abc import ABC, abstractmethod


class AbstractManager(ABC):
    def run(self, pause: float) -> None:
        while True:
            self.once()
            time.sleep(pause)

    @abstractmethod
    def once(self) -> None: ...
