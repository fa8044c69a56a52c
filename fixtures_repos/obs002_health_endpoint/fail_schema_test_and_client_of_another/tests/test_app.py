from fastapi import FastAPI

fake = FastAPI()


@fake.get("/health")
def health():
    return {}


def test_health():
    assert health() == {}
