import jinja2


class Provider:
    extension = "txt"

    def __init__(self, settings):
        self.environment = jinja2.Environment(loader=jinja2.FileSystemLoader(settings.path))

    def template(self, name):
        return self.environment.get_template(f"{name}.{self.extension}")
