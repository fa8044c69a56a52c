import requests
from gitlint.rules import CommitRule


class Known(CommitRule):
    def validate(self, commit: object) -> list[str]:
        return requests.get("https://names.example.org").json()
