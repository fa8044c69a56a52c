from invoke import task

from tasks.helpers import header


@task
def clean(context):
    header("cleaning")
