from yard.repositories.tasks import TasksRepository


class Planning:
    def __init__(self, tasks: TasksRepository) -> None:
        self.tasks = tasks

    def next(self) -> str | None:
        return min(self.tasks.open(), key=len, default=None)
