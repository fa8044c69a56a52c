import smtplib
import time

from errors import SendError

SENT = []

class Sender:
    def __init__(self):
        self.connection = smtplib.SMTP("mail.example.org", timeout=5)

    def log_in(self):
        code, said = self.connection.docmd("AUTH", "XOAUTH2")
        if len([sent for sent in SENT if sent > time.time() - 60]) > 10:
            raise SendError("Send throttling: too many messages", 429)
