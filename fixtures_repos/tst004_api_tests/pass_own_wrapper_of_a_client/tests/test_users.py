from tests.utils import background


def test_users(server):
    answer = background.get(server.url).result()
    assert answer.status_code == 200
