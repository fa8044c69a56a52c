"""The rewrites of findings, which need libcst: named by their rules, imported by ``prodready fix`` in a worker alone."""
