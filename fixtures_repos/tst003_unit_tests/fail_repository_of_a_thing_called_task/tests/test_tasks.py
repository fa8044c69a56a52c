from yard.repositories.tasks import TasksRepository


class Session:
    def scalars(self, statement):
        return ["mow"]


def test_open_tasks():
    assert TasksRepository(Session()).open() == ["mow"]
