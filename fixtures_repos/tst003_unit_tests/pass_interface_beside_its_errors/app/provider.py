from abc import ABC, abstractmethod


class ProviderError(Exception):
    pass


class Provider(ABC):
    @abstractmethod
    def grant(self, name: str) -> bool: ...

    def deny(self, name: str) -> bool:
        return not self.grant(name)
