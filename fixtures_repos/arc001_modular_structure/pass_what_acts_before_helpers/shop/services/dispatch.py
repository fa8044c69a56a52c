def log(text):
    print(text)


def plan(rows):
    tours = {}
    for row in rows:
        day = row.at[:10]
        tours.setdefault(day, [])
        tours[day].append(row.id)
    log(f"{len(tours)} tours")
    return tours


def sql():
    return """
    select id, at
    from parcels
    where at > now()
    and not sent
    and not held
    order by at
    """
