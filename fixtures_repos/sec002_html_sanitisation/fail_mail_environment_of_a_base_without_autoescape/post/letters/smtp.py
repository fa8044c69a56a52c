from email.mime.text import MIMEText

from post.letters.base import Provider


class Smtp(Provider):
    extension = "html"

    def message(self, guest):
        return {"body": self.template("welcome").render(name=guest.name)}

    def send(self, server, message):
        server.send_message(MIMEText(message["body"], "html", "utf-8"))
