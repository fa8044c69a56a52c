from flask_mail import Mail, Message

mail = Mail()


def send(to, subject, page):
    mail.send(Message(subject, recipients=[to], html=page))
