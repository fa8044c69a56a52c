import html


def drawn(rows):
    text = "<table>"
    for row in rows:
        for cell in row:
            text += f"<td>{html.escape(cell)}</td>"
    return text + "</table>"
