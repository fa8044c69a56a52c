import os
from pathlib import Path


class Storage:
    def __init__(self, folder: str):
        self.folder = Path(folder)

    def create(self, name: str, data: bytes) -> None:
        (self.folder / name).write_bytes(data)

    def open(self, name: str) -> bytes:
        return (self.folder / name).read_bytes()

    def remove(self, name: str) -> None:
        os.remove(self.folder / name)

    def exists(self, name: str) -> bool:
        return (self.folder / name).exists()
