"""What the styles of an .ods say: number formats, as Excel writes them, and which sheets are hidden."""

from ukur.spreadsheet.markup import Attributes

_KINDS = {"percentage-style", "number-style", "currency-style", "date-style", "time-style", "text-style"}
_DATE_PARTS = {"year": "yyyy", "month": "mm", "day": "dd", "hours": "hh", "minutes": "mm", "seconds": "ss"}
MAX_DECIMALS = 30  # decimals that a format shows: Excel's own limit


class OdsStyles:
    """Takes the events of styles.xml and of the styles in content.xml."""

    def __init__(self) -> None:
        self.hidden_tables: set[str] = set()
        self._formats: dict[str, str] = {}  # of data styles
        self._cell_formats: dict[str, str] = {}  # names of data styles, by cell style
        self._parents: dict[str, str] = {}
        self._data_style = self._style = self._code = ""

    def start(self, tag: str, attributes: Attributes) -> None:
        """Take the start of an element."""
        if tag in _KINDS:
            self._data_style, self._code = attributes.get("style:name", ""), ""
        elif tag == "style":
            self._style = attributes.get("style:name", "")
            self._cell_formats[self._style] = attributes.get("style:data-style-name", "")
            self._parents[self._style] = attributes.get("style:parent-style-name", "")
        elif tag == "table-properties" and attributes.get("table:display") == "false":
            self.hidden_tables.add(self._style)
        elif tag == "number" and self._data_style:
            self._code += _number_code(attributes)
        elif tag in _DATE_PARTS and self._data_style:
            self._code += _DATE_PARTS[tag] + " "

    def end(self, tag: str) -> None:
        """Take the end of an element."""
        if tag in _KINDS:
            self._formats[self._data_style] = {
                "percentage-style": f"{self._code}%",
                "text-style": "@",
            }.get(tag, self._code.strip())
            self._data_style = ""

    def text(self, _: str) -> None:
        """Literal letters of a format say nothing about the number."""

    def number_format(self, style: str) -> str:
        """Return the format of a cell style, its own or that of the style it rests on."""
        for _ in range(len(self._parents)):  # a style that rests on itself would never end
            if own := self._formats.get(self._cell_formats.get(style, "")):
                return own
            style = self._parents.get(style, "")
            if not style:
                break
        return ""


def _number_code(attributes: Attributes) -> str:
    decimals = attributes.get("number:decimal-places", "")
    if not decimals.isascii() or not decimals.isdigit():
        return ""
    count = min(int(decimals[:4]), MAX_DECIMALS)
    return "0" + ("." + "0" * count if count else "")
