"""What reading a damaged zip can end in: bytes cut or changed, a method or password that nobody knows."""

import struct
import zipfile
import zlib

DAMAGE = (
    zipfile.BadZipFile, zlib.error, struct.error, EOFError, NotImplementedError, OSError, OverflowError,
    RuntimeError, ValueError,
)  # fmt: skip
