from django.db import models

from shop.batches import in_batches


class Product(models.Model):
    name = models.TextField()


class Label(models.Model):
    product = models.ForeignKey(Product, on_delete=models.CASCADE)


def label_all():
    for keys in in_batches(Product.objects.all(), 100):
        labels = list(Label.objects.filter(product_id__in=keys))
        print_all(labels)


def label_missing(alias):
    for product in Product.objects.using(alias):
        Label.objects.using(alias).get_or_create(product=product)


def print_all(labels):
    return [label.id for label in labels]
