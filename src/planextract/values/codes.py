"""Check digits of the codes that public bodies and companies carry.

In: the digits of a code. Out: the check digit, or whether a whole code is sound.
Does not know which codes are in use; that is the business of the lexicons.
"""

GOVERNMENT_CODE_LENGTH = 6
CORPORATE_NUMBER_LENGTH = 13


def government_check_digit(code: str) -> int:
    """Compute the sixth digit of a 全国地方公共団体コード.

    The first five digits are weighted 6-5-4-3-2; the check digit is the last
    digit of 11 minus the sum's remainder by 11.

    Args:
        code: The first five digits, e.g. ``"06000"`` for 山形県.

    Returns:
        The check digit, e.g. ``3`` (山形県 is 060003).
    """
    weighted = sum(int(digit) * weight for digit, weight in zip(code[:5], range(6, 1, -1), strict=True))
    return (11 - weighted % 11) % 10


def is_government_code(code: str) -> bool:
    """Tell whether six characters form a sound 全国地方公共団体コード.

    Args:
        code: The code as printed, e.g. ``"060003"``; leading zeros belong to it.

    Returns:
        True where it has six ASCII digits and the last one checks.
    """
    if not _is_digits(code, GOVERNMENT_CODE_LENGTH):
        return False
    return government_check_digit(code[:5]) == int(code[5])


def corporate_check_digit(body: str) -> int:
    """Compute the first digit of a 法人番号.

    The twelve digits that follow it are weighted 1, 2, 1, 2 … from the right;
    the check digit is 9 minus the sum's remainder by 9.

    Args:
        body: The twelve digits after the check digit, e.g. ``"835678256246"``.

    Returns:
        The check digit, 1 to 9, e.g. ``5``.
    """
    weighted = sum(int(digit) * (1 + place % 2) for place, digit in enumerate(reversed(body)))
    return 9 - weighted % 9


def is_corporate_number(number: str) -> bool:
    """Tell whether a text is a sound 法人番号.

    Args:
        number: Thirteen digits, with or without hyphens (``"5-8356-7825-6246"``).

    Returns:
        True where thirteen ASCII digits are left and the first one checks.
    """
    digits = number.replace("-", "")
    if not _is_digits(digits, CORPORATE_NUMBER_LENGTH):
        return False
    return corporate_check_digit(digits[1:]) == int(digits[0])


def _is_digits(text: str, length: int) -> bool:
    return len(text) == length and text.isascii() and text.isdigit()
