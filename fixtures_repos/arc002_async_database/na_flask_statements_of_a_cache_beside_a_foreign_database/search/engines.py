import mariadb


def find(words):
    with mariadb.connect(host="elsewhere", database="books").cursor() as cursor:
        cursor.execute("SELECT title FROM books WHERE title LIKE ?", (words,))
        return cursor.fetchall()
