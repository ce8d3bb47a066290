"""Numbers as Dutch text."""


def grootte_in_woorden(bytes_: int) -> str:
    """A file size in decimal units: '812 bytes', '48 kB', '1,4 MB'.

    Raises ValueError for a negative size.
    """
    if bytes_ < 0:
        raise ValueError("A file size cannot be negative.")
    if bytes_ < 1000:
        return "1 byte" if bytes_ == 1 else f"{bytes_} bytes"
    waarde = bytes_ / 1000
    for eenheid in ("kB", "MB"):
        if waarde < 999.5:
            break
        waarde /= 1000
    else:
        eenheid = "GB"
    cijfers = f"{waarde:.0f}" if eenheid == "kB" or waarde >= 99.95 else f"{waarde:.1f}"
    return f"{cijfers.removesuffix('.0').replace('.', ',')} {eenheid}"
