"""The command line: arguments in, pipeline, printed reports, exit code out."""
