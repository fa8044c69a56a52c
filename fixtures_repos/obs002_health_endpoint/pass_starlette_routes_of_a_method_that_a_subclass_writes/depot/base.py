from abc import ABC, abstractmethod
from typing import Generic, TypeVar

from starlette.applications import Starlette
from starlette.routing import BaseRoute

T = TypeVar("T")


class Server(ABC, Generic[T]):
    @abstractmethod
    def build_routes(self) -> list[BaseRoute]: ...

    def application(self) -> Starlette:
        return Starlette(routes=self.build_routes())
