import datetime
from dataclasses import dataclass, field
from datetime import datetime as dt

from sqlalchemy import Column, DateTime


@dataclass
class Order:
    made: dt = field(default_factory=lambda: dt.now(datetime.timezone.utc))  # expect: TIM101
    sent: dt = field(default_factory=lambda: datetime.datetime.now(datetime.timezone.utc))  # expect: TIM101


created = Column(DateTime, default=lambda: dt.now(datetime.timezone.utc))  # expect: TIM101


def stamp(seconds):
    now = dt.now(datetime.timezone.utc)  # expect: TIM101
    then = datetime.datetime.fromtimestamp(seconds, tz=datetime.timezone.utc)  # expect: TIM101
    text = dt.now(datetime.timezone.utc).isoformat()  # expect: TIM101
    limit = dt.now(datetime.timezone.utc) - datetime.timedelta(days=2)  # expect: TIM101
    none = dt.now(datetime.timezone.utc)  # expect: TIM101
    return now, then, text, limit, none, dt.now(datetime.timezone.utc).strftime("%H:%M")  # expect: TIM101
