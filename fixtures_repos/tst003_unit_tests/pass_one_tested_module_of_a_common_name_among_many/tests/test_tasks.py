from app.pages.tasks import later


def test_tasks():
    assert later is not None
