import yaml


def read(path):
    with path.open() as handle:
        return yaml.safe_load(handle)
