from datetime import datetime, timezone
from functools import partial
from zoneinfo import ZoneInfo

import pytz
from django.utils import timezone as django_timezone
from django.utils.timezone import make_aware, now


def aware(seconds, zone):
    return (
        datetime.now(timezone.utc),
        datetime.now(tz=ZoneInfo("Europe/Berlin")),
        datetime.fromtimestamp(seconds, timezone.utc),
        datetime.utcnow().replace(tzinfo=timezone.utc),
        datetime.now().astimezone(),
        make_aware(datetime.now()),
        pytz.utc.localize(datetime.utcnow()),
        now(),
        django_timezone.now(),
    )


def measure(work):
    start = datetime.now()
    work()
    return datetime.now() - start


def folder():
    return datetime.now().year, datetime.now().strftime("%Y-%m-%d")


STAMPS = (partial(datetime.now, timezone.utc), partial(datetime.now, tz=ZoneInfo("Europe/Berlin")))
