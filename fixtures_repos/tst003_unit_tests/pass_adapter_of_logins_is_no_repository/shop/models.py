from django.db import models


class Voucher(models.Model):
    code = models.CharField(max_length=20)
    used = models.BooleanField(default=False)

    def label(self):
        return f"{self.code} (used)" if self.used else self.code
