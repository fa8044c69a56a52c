from pathlib import Path

from msgspec import toml

config = toml.decode(Path("mill.toml").read_bytes())
