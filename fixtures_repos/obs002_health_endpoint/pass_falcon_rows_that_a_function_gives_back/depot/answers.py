async def status(resp):
    resp.media = {"status": "ok"}


async def parcels(resp):
    resp.media = []


async def find_answers(ready: bool):
    answers = [("status", status)]
    if ready:
        answers.append(("parcels", parcels))
    return answers
