from forge.models import Repository


def named(name):
    return Repository.objects.filter(name=name)
