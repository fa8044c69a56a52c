from depot.abstractmanager import AbstractManager


class Lookup(AbstractManager):
    def once(self) -> None:
        print("looked")
