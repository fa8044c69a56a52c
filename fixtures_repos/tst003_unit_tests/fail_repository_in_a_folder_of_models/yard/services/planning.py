from yard.models.repository import Repository


class Planning:
    def __init__(self, tasks: Repository) -> None:
        self.tasks = tasks

    def next(self) -> str | None:
        return min(self.tasks.open(), key=len, default=None)
