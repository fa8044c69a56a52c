from abc import ABC, abstractmethod

from app.db import Store


class Check(ABC):
    @abstractmethod
    async def run(self) -> bool: ...


class StoreCheck(Check):
    async def run(self) -> bool:
        try:
            await Store.instance().client.admin.command("ping")
            return True
        except Exception:
            return False


class Panel:
    def __init__(self) -> None:
        self.checks: list[Check] = []

    def add(self, check: Check) -> None:
        self.checks.append(check)

    async def run(self) -> bool:
        answers = []
        for check in self.checks:
            answers.append(await check.run())
        return all(answers)
