from fastapi.testclient import TestClient


class UserClient(TestClient):
    """Sends requests on behalf of a user."""

    def __init__(self, user: str, *args, **kwargs):
        super().__init__(*args, headers={"X-User": user}, **kwargs)
