import html


def described(name: str) -> str:
    name = html.escape(name, quote=False)
    return f"## Skill: {name}"
