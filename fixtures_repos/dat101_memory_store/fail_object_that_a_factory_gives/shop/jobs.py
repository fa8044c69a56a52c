from abc import ABC, abstractmethod

from shop.settings import settings

_jobs = None


class Jobs(ABC):
    @abstractmethod
    def add(self, job): ...

    @abstractmethod
    def one(self, number): ...


class MemoryJobs(Jobs):
    def __init__(self) -> None:
        self._kept: dict[int, dict] = {}  # expect: DAT101

    def add(self, job):
        self._kept[job["number"]] = job

    def one(self, number):
        return self._kept.get(number)


class SharedJobs(Jobs):
    def __init__(self) -> None:
        raise NotImplementedError

    def add(self, job): ...

    def one(self, number): ...


def make_jobs() -> Jobs:
    if settings.shared:
        return SharedJobs()
    return MemoryJobs()


def get_jobs() -> Jobs:
    global _jobs
    if _jobs is None:
        _jobs = make_jobs()
    return _jobs
