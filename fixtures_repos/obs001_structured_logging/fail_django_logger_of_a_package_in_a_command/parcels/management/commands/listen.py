from depot_tools.utils import get_logger, setup_logging
from django.core.management.base import BaseCommand

logger = get_logger()
setup_logging(level="INFO")


class Command(BaseCommand):
    def handle(self, *args, **options):
        logger.info("listening")
