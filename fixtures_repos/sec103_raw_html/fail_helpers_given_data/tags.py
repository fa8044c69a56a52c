from html import escape

from django.utils.safestring import mark_safe


def span(text, css="plain"):
    return f'<span class="{css}">{text}</span>'


class Page:
    def __init__(self, order):
        self.order = order

    def title(self, order):
        return mark_safe(self.with_note(escape(order.title)))  # expect: SEC103

    def with_note(self, text):
        return f"<b>{text}</b>{self.order.note}"


def state(order):
    return mark_safe(span(order.state))  # expect: SEC103


def named(order):
    return mark_safe(span(escape(order.name), css=order.css))  # expect: SEC103


def noted(order):
    return mark_safe(of_order("note", order))  # expect: SEC103


def of_order(kind, order):
    return f"<b>{kind}</b>" + order.note
