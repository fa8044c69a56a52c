from django.dispatch import Signal


class Hook(Signal):
    def send(self, sender, **named):
        return super().send(sender, **named)


register_health_checks = Hook()
