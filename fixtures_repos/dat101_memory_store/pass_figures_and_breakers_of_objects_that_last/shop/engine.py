import time
from collections import defaultdict


class Engine:
    def __init__(self) -> None:
        self.figures = {"asked": 0, "seconds": 0.0}
        self.kinds = defaultdict(int)

    def judge(self, text: str) -> bool:
        begun = time.time()
        bad = "!" in text
        self.figures["asked"] += 1
        self.figures["seconds"] += time.time() - begun
        self.kinds["bad"] += bad
        return bad


class Breakers:
    def __init__(self) -> None:
        self.known: dict[str, list[float]] = {}

    def of(self, name: str) -> list[float]:
        if name not in self.known:
            self.known[name] = []
        return self.known[name]


engine = Engine()
breakers = Breakers()
