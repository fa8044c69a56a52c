import os


def instance() -> dict[str, str]:
    return {"instance": os.environ["SERVICE_INSTANCE"]}
