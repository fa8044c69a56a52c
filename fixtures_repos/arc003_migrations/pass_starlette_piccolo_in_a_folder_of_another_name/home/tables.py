from piccolo.columns import Text
from piccolo.table import Table


class Note(Table):
    text = Text()
