"""``python -m presswork``."""

from presswork.door.cli import main

main()
