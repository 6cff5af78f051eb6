"""Speed beside the peers: ``python -m benchmarks`` from the repository prints the table of the README."""
