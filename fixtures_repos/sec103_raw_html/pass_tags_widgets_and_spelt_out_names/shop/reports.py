from django.template.loader import render_to_string


class Report:
    def as_table(self):
        raise NotImplementedError


class Sales(Report):
    def __init__(self, rows):
        self.rows = rows

    def as_table(self):
        return render_to_string("sales.html", {"rows": self.rows})
