import shlex
import subprocess


def execute(text):
    subprocess.check_call(shlex.split(text))


execute("flake8 shop")
execute("coverage run manage.py test")
