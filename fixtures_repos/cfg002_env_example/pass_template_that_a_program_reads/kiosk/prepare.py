from pathlib import Path

from dotenv import dotenv_values

ROOT = Path(__file__).resolve().parents[1]
TEMPLATE = ROOT / ".env.template"


def prepare(known: dict[str, str]) -> None:
    lines = (f"{name}={known.get(name, value)}" for name, value in dotenv_values(TEMPLATE).items())
    (ROOT / ".env").write_text("\n".join(lines))
