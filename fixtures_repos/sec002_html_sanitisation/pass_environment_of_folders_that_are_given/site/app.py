from functools import cached_property

from jinja2 import Environment, FileSystemLoader
from tornado.web import Application, RequestHandler


class Page(RequestHandler):
    def set_default_headers(self) -> None:
        self.add_header("Content-Security-Policy", self.settings["policy"])

    def get(self) -> None:
        template = self.settings["environment"].get_template("page.html")
        self.write(template.render(name=self.get_argument("name")))


class Site:
    aliases = {"content-security-policy": "Site.policy"}

    def __init__(self, folders: list[str], policy: str = "connect-src 'none';") -> None:
        self.folders = folders
        self.policy = policy

    @cached_property
    def environment(self) -> Environment:
        return Environment(loader=FileSystemLoader(self.folders), autoescape=True)

    def application(self) -> Application:
        return Application([(r"/page", Page)], environment=self.environment, policy=self.policy)
