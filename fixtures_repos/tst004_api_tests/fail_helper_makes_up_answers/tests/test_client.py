from client import build_response


def test_answer() -> None:
    assert build_response(200, "/login-token").status_code == 200
