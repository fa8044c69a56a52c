import smtplib


def send(who: str) -> str:
    with smtplib.SMTP("localhost") as server:
        server.sendmail("login", who, "a number")
    return who
