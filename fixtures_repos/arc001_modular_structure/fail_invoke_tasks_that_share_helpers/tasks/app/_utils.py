from invoke import task


def app_task(function):
    return task(function)
