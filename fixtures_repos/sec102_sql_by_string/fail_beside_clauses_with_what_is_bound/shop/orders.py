def found(cursor, search):
    where, values = search.clause(ordered=False)
    cursor.execute(f"SELECT id FROM orders {where}")  # expect: SEC102
    return values


def taken(cursor, search):
    where, name = search.clause()
    cursor.execute(f"SELECT id FROM orders {where} AND name = '{name}'", ())  # expect: SEC102


def named(cursor, search, values):
    where, _ = search.clause()
    cursor.execute(f"SELECT id FROM orders {where}", values)  # expect: SEC102


def quoted(cursor, search):
    name, values = search.clause()
    cursor.execute(f"SELECT id FROM orders WHERE name = '{name}' AND kind = ?", values)  # expect: SEC102


def inserted(cursor, request, values):
    table_name = request.form["table"]
    marks = ", ".join("?" for _ in values)
    cursor.execute("INSERT INTO {table_name} VALUES ({marks})".format(**locals()), values)  # expect: SEC102


class Reports:
    def sums(self, cursor, clause, bindings):
        return cursor.execute(f"SELECT sum(price) FROM orders {clause}", bindings).fetchone()  # expect: SEC102

    def report(self, cursor, search):
        where, values = search.clause()
        return self.sums(cursor, clause=where, bindings=values)

    def by_name(self, cursor, name):
        return self.sums(cursor, clause=name, bindings=[])


def where(clauses):
    parts, values = [], []
    for clause in clauses:
        parts.append(f"({clause[0]})")
        values += clause[1:]
    return "WHERE " + " AND ".join(parts), values


def cleared(cursor, wanted):
    clause, values = where(wanted["where"])
    cursor.execute(f"DELETE FROM orders {clause}", values)  # expect: SEC102
