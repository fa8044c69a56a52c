from django.db import models
from django.http import JsonResponse


class Dated(models.Model):
    at = models.DateTimeField(auto_now=True)

    class Meta:
        abstract = True


def ping(request):
    return JsonResponse({})


def add_0(value):
    return value + 0


def add_1(value):
    return value + 1


def add_2(value):
    return value + 2


def add_3(value):
    return value + 3


def add_4(value):
    return value + 4


def add_5(value):
    return value + 5


def add_6(value):
    return value + 6


def add_7(value):
    return value + 7


def add_8(value):
    return value + 8


def add_9(value):
    return value + 9


def add_10(value):
    return value + 10


def add_11(value):
    return value + 11


def add_12(value):
    return value + 12


def add_13(value):
    return value + 13


def add_14(value):
    return value + 14


def add_15(value):
    return value + 15


def add_16(value):
    return value + 16


def add_17(value):
    return value + 17


def add_18(value):
    return value + 18


def add_19(value):
    return value + 19


def add_20(value):
    return value + 20


def add_21(value):
    return value + 21


def add_22(value):
    return value + 22


def add_23(value):
    return value + 23


def add_24(value):
    return value + 24


def add_25(value):
    return value + 25


def add_26(value):
    return value + 26


def add_27(value):
    return value + 27


def add_28(value):
    return value + 28


def add_29(value):
    return value + 29


def add_30(value):
    return value + 30


def add_31(value):
    return value + 31


def add_32(value):
    return value + 32


def add_33(value):
    return value + 33


def add_34(value):
    return value + 34


def add_35(value):
    return value + 35


def add_36(value):
    return value + 36


def add_37(value):
    return value + 37


def add_38(value):
    return value + 38


def add_39(value):
    return value + 39
