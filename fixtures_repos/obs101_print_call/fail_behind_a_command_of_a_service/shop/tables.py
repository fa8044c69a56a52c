class Mailer:
    def send(self, text):
        print("sending", text)  # expect: OBS101


class ConsoleMailer:
    """Stands for a mailer on a developer's machine."""

    def send(self, text):
        print("mail:", text)
