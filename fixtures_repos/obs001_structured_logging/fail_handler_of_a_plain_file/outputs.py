import logging


class NotesHandler(logging.FileHandler):
    pass
