from flask import render_template


def send_text(name):
    return render_template("mail.txt", name=name)


def send_short_text(name):
    return render_template("short.txt", name=name)


def send_long_text(name):
    return render_template("long.txt", name=name)
