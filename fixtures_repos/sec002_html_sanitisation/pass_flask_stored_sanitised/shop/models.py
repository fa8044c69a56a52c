import bleach
from markdown import markdown


class Post:
    def store(self, text):
        self.body = text
        self.body_html = bleach.linkify(bleach.clean(markdown(text)))
