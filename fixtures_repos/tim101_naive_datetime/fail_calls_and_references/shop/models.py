import datetime
from dataclasses import dataclass, field
from datetime import datetime as dt

from sqlalchemy import Column, DateTime


@dataclass
class Order:
    made: dt = field(default_factory=dt.now)  # expect: TIM101
    sent: dt = field(default_factory=datetime.datetime.utcnow)  # expect: TIM101


created = Column(DateTime, default=dt.utcnow)  # expect: TIM101


def stamp(seconds):
    now = dt.now()  # expect: TIM101
    then = datetime.datetime.fromtimestamp(seconds)  # expect: TIM101
    text = dt.utcnow().isoformat()  # expect: TIM101
    limit = dt.utcnow() - datetime.timedelta(days=2)  # expect: TIM101
    none = dt.now(tz=None)  # expect: TIM101
    return now, then, text, limit, none, dt.utcnow().strftime("%H:%M")  # expect: TIM101
