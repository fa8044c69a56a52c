from yard.services.planning import Planning


class Tasks:
    def open(self):
        return ["mow"]


def test_next():
    assert Planning(Tasks()).next() == "mow"
