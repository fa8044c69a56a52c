import pytest


class ViewCase:
    @pytest.fixture(autouse=True)
    def shared(self, client):
        self.client = client
