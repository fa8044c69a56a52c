POLICY = {
    "default-src": ["'self'"],
    "script-src-elem": ["'self'", "static.example"],
    "script-src": ["'self'", "blob:"],
    "style-src": ["'self'", "'unsafe-inline'"],
}


def as_text(policy):
    text = ""
    for name, sources in policy.items():
        text += f"{name} {' '.join(sources)}; "
    return text.strip()
