"""Build the official templates: outline and profile into ``templates/<profile>/<kind>.docx``."""
