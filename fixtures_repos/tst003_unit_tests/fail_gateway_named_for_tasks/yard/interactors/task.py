class ListTasks:
    def __init__(self, tasks) -> None:
        self.tasks = tasks

    def __call__(self) -> list[str]:
        return sorted(self.tasks.every())
