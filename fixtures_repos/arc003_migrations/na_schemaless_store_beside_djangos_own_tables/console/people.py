from django.contrib.auth.models import User


def remove(name):
    User.objects.filter(username=name).delete()
