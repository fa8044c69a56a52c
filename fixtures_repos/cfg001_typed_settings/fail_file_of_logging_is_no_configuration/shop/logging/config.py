import yaml


def load_config(path: str) -> dict:
    with open(path) as file:
        return yaml.safe_load(file)
