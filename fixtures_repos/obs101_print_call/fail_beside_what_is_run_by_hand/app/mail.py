import smtplib

SEND_EMAILS = True


def send(subject, address):
    if SEND_EMAILS:
        print(address)  # expect: OBS101
        smtplib.SMTP("mail").sendmail("shop@example.org", address, subject)
