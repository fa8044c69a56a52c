from datetime import datetime, timezone

now = datetime.utcnow
aware = datetime.now


def stamp():
    return now()  # expect: TIM101


def local_names(moment):
    current = datetime.now
    moment = moment()
    return moment, current(), current(timezone.utc)  # expect: TIM101


def shown():
    return aware(timezone.utc), aware(tz=timezone.utc)


def stamped(now):
    return now()
