import yaml


def load_config(path):
    with open(path, encoding="utf-8") as file:
        return yaml.safe_load(file)


def register(path):
    return [each["name"] for each in load_config(path)["providers"]]
