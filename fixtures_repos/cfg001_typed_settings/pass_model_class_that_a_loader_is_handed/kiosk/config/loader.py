from typing import TypeVar

import yaml
from pydantic import BaseModel

T = TypeVar("T", bound=BaseModel)


class Loader:
    @staticmethod
    def load(path: str, model: type[T]) -> T:
        with open(path, encoding="utf-8") as file:
            read = yaml.safe_load(file)
        return model(**read)
