def heavy(crates):
    return [crate for crate in crates if crate.id > 100]
