from forge.models import Repository
from forge.services.providers import provider


def fetch(session, name) -> Repository:
    return session.get(Repository, provider(name))
