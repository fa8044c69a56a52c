from json import load
from os.path import exists

from flask import session


def words_of(language):
    name = f"./locales/{language}.json"
    if exists(name):
        with open(name, "r", encoding="utf-8") as file:
            return load(file)
    return {}


def given_to_all():
    words = words_of(session.get("language", "en"))
    return dict(words=words)
