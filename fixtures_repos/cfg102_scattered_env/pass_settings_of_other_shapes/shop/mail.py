import os
import smtplib


class MailConfig:
    HOST = os.environ.get("MAIL_HOST", "mail")


def send(text):
    return smtplib.SMTP(MailConfig.HOST).sendmail("shop@example.org", "all@example.org", text)
