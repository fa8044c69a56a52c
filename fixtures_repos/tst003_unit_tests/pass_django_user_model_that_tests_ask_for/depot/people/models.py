from django.contrib.auth.models import AbstractUser
from django.db import models


class Member(AbstractUser):
    street = models.CharField(max_length=80)

    def address(self):
        return f"{self.first_name}, {self.street}"
