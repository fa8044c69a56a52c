import pytest


def describe_home():
    def describe_get(client):
        @pytest.fixture
        def greeting():
            return "hello"

        def it_greets(greeting):
            request, response = client.get("/")
            assert response.text == greeting
