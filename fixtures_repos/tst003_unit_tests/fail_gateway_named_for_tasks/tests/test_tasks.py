from yard.interactors.task import ListTasks


class Tasks:
    def every(self):
        return ["b", "a"]


def test_tasks_are_sorted():
    assert ListTasks(Tasks())() == ["a", "b"]
