"""The one command for a fresh machine: ``python build.py`` and ``python build.py test``.

This file is only the door.  It is written so that every Python, however old,
can read it and say what is needed; the work is in the folder ``groundwork``.
"""

import sys

OLDEST = (3, 11)


def too_old(version):
    """What to tell somebody whose Python is ``version`` (three numbers), or nothing."""
    if tuple(version[:2]) >= OLDEST:
        return ""
    return (
        "build.py needs Python %d.%d or newer; this is Python %d.%d.%d\n"
        "    install a newer one from python.org and run build.py with it, for example: python3.13 build.py\n"
    ) % (OLDEST + tuple(version[:3]))


if __name__ == "__main__":
    refusal = too_old(sys.version_info)
    if refusal:
        sys.stderr.write(refusal)
        sys.exit(2)
    from groundwork.story import main

    sys.exit(main(sys.argv[1:]))
