import smtplib

from errors import SendError


class Sender:
    def __init__(self):
        self.connection = smtplib.SMTP("mail.example.org", timeout=5)

    def log_in(self):
        code, said = self.connection.docmd("AUTH", "XOAUTH2")
        if code in (421, 454) and said.startswith(b"4.7.0"):
            raise SendError("Temporary provider send throttling", 429)
