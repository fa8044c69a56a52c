from django.db import connection


def counters(queryset):
    compiler = connection.ops.compiler(queryset.query.compiler)(queryset.query, connection, None)
    compiled = queryset.query.where.as_sql(compiler, connection)
    where = compiled[0]
    params = compiled[1]
    sql = """
        SELECT owner_id, count(*) FROM orders WHERE {where} GROUP BY owner_id
    """.format(where=where)
    with connection.cursor() as cursor:
        cursor.execute(sql, params)
        return cursor.fetchall()
