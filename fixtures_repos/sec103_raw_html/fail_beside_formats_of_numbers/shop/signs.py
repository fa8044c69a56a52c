from django.utils.safestring import mark_safe

SIGN = "<bdi>%s</bdi>"


def shown(order):
    return mark_safe(SIGN % order.sign)  # expect: SEC103


def between(order):
    return mark_safe("%d &hellip; %s" % (order.first, order.last))  # expect: SEC103


def counted(order):
    return mark_safe("<b>{:d}</b> of <b>{total}</b>".format(order.count, total=order.total))  # expect: SEC103
