from django.core.management.base import BaseCommand

try:
    import newrelic.agent
except ImportError:
    newrelic = None


class Command(BaseCommand):
    def handle(self, *args, **options):
        if newrelic is not None:
            newrelic.agent.initialize()
            newrelic.agent.register_application()
