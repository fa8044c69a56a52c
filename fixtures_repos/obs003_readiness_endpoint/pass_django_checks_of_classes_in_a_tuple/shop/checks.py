from django.db import DatabaseError

from shop.models import Product


class ProductsCheck:
    def check(self):
        try:
            Product.objects.exists()
        except DatabaseError as error:
            return False, error
        return True, ""


CHECKS = (ProductsCheck,)
