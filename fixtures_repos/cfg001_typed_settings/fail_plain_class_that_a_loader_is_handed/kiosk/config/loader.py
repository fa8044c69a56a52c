import yaml


class Loader:
    @staticmethod
    def load(path, made):
        with open(path, encoding="utf-8") as file:
            read = yaml.safe_load(file)
        return made(**read)
