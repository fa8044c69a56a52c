from email.mime.text import MIMEText


class Smtp:
    def __init__(self, settings):
        self.template = settings.template

    def message(self, guest):
        return {"body": self.template("welcome").render(name=guest.name)}

    def send(self, server, message):
        server.send_message(MIMEText(message["body"], "html", "utf-8"))
