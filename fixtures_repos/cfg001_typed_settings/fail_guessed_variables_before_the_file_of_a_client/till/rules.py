import yaml


def load_rules_config(path):
    with open(path) as file:
        return yaml.safe_load(file)
