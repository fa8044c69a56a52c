from django.contrib.auth import get_user_model
from django.contrib.auth.backends import ModelBackend


class CodeBackend(ModelBackend):
    def authenticate(self, request, code=None):
        return get_user_model().objects.get(code=code)
