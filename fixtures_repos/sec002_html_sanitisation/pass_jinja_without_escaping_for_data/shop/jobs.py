from fastapi.templating import Jinja2Templates


class Jobs:
    def __init__(self):
        self.templates = Jinja2Templates(directory="jobs", autoescape=False)

    def start(self, name):
        return self.templates.env.get_template("job.yaml").render({"name": name})

    def again(self, file, name):
        return self.templates.env.get_template(file).render({"name": name})
