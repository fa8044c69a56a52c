import shlex
import subprocess


def execute(text):
    print(text)


execute("flake8 shop")
execute("coverage run manage.py test")
