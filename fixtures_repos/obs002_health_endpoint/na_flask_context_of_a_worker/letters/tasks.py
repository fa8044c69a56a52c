from flask import current_app

from letters import queue


@queue.task(name="send-letters")
def send_letters(names):
    bucket = current_app.config.get("BUCKET")
    return [f"{bucket}/{name}" for name in names]
