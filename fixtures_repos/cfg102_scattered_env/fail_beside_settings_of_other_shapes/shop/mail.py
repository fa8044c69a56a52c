import os
import smtplib


class Mailer:
    HOST = os.environ.get("MAIL_HOST", "mail")  # expect: CFG102


class MailConfig:
    def port(self):
        return int(os.environ.get("MAIL_PORT", "25"))  # expect: CFG102


def send(text):
    return smtplib.SMTP(Mailer.HOST, MailConfig().port()).sendmail("shop@example.org", "all@example.org", text)
