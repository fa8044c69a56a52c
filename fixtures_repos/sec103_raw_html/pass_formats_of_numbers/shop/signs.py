from django.utils.safestring import mark_safe

SIGN = "<bdi>&#x%06X;</bdi>"


def code(sign):
    return "U+%04X" % sign


def shown(order):
    return mark_safe(SIGN % order.sign)


def between(order):
    return mark_safe("{} &hellip; {}".format(code(order.first), code(order.last)))


def counted(order):
    return mark_safe("<b>{:d}</b> of <b>{total:,.2f}</b>".format(order.count, total=order.total))
