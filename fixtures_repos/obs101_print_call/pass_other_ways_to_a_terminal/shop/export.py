from django.db.models.signals import post_migrate
from django.dispatch import receiver


def build(quiet):
    if not quiet:
        print("built")


@receiver(post_migrate)
def add_groups(sender, **kwargs):
    print("groups added")


def post_fork(server, worker):
    print("worker forked")
