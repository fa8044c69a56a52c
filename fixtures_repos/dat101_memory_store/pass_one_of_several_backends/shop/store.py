import os

import redis


class MemoryBaskets:
    def __init__(self) -> None:
        self.kept: dict[str, str] = {}

    def put(self, name: str, text: str) -> None:
        self.kept[name] = text

    def take(self, name: str) -> str | None:
        return self.kept.get(name)


class RedisBaskets:
    def __init__(self, url: str) -> None:
        self.client = redis.from_url(url)

    def put(self, name: str, text: str) -> None:
        self.client.set(name, text)

    def take(self, name: str) -> str | None:
        return self.client.get(name)


class MemoryVotes:
    def __init__(self) -> None:
        self.votes: dict[str, int] = {}

    def vote(self, name: str) -> None:
        self.votes[name] = self.votes.get(name, 0) + 1

    def all(self) -> dict[str, int]:
        return self.votes


class RedisVotes(MemoryVotes):
    def __init__(self, client: redis.Redis) -> None:
        self.client = client

    def vote(self, name: str) -> None:
        self.client.hincrby("votes", name)

    def all(self) -> dict[str, int]:
        return self.client.hgetall("votes")


def make_votes() -> MemoryVotes:
    if url := os.environ.get("REDIS_URL"):
        return RedisVotes(redis.from_url(url))
    return MemoryVotes()


if os.environ.get("REDIS_URL"):
    baskets = RedisBaskets(os.environ["REDIS_URL"])
else:
    baskets = MemoryBaskets()
votes = make_votes()
