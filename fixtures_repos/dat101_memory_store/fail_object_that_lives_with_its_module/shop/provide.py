from functools import lru_cache

from shop.repo import MemoryRepo, Repo
from shop.service import Notes, NoteStore

_repo = MemoryRepo()
notes = Notes(NoteStore())


def get_repo() -> Repo:
    return _repo


class Users:
    def __init__(self):
        self.users = []  # expect: DAT101

    def add(self, user):
        self.users.append(user)


@lru_cache
def get_users() -> Users:
    return Users()
