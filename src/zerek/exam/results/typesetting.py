"""What both papers are set with: fonts, colours, the ram's horns of Kazakh ornament, and texts that always fit.

ReportLab is loaded when the first paper is made. The bytes of a paper depend on its content alone.
"""

import io
from collections.abc import Callable
from functools import cache
from importlib.resources import files
from typing import Any

PLAIN, BOLD, SERIF = "NotoSans", "NotoSans-Bold", "NotoSerif-Bold"
FONTS = {PLAIN: "NotoSans-Regular.ttf", BOLD: "NotoSans-Bold.ttf", SERIF: "NotoSerif-Bold.ttf"}

INK, SOFT, LINE, PALE = "#0c2830", "#466069", "#d7e4e6", "#eef5f5"
PRIMARY, NIGHT, SUN, GOOD, BAD = "#00758a", "#053039", "#ffb020", "#0d7a55", "#bb2f3a"
TONES = {"plain": PRIMARY, "good": GOOD, "bad": BAD}
ELLIPSIS = "…"


@cache
def register_fonts() -> frozenset[int]:
    """Registers them once; answers the letters that all of them have."""
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.ttfonts import TTFont

    letters: frozenset[int] | None = None
    for name, file in FONTS.items():
        font = TTFont(name, io.BytesIO(files("zerek.exam.results").joinpath("fonts", file).read_bytes()))
        pdfmetrics.registerFont(font)
        own = frozenset(font.face.charToGlyph)
        letters = own if letters is None else letters & own
    assert letters is not None
    return letters


class Sheet:
    """A page to draw on, measured in points from the lower left corner."""

    def __init__(self, size: tuple[float, float], title: str, language: str) -> None:
        from reportlab.lib.colors import HexColor
        from reportlab.pdfgen.canvas import Canvas

        register_fonts()
        self._colour: Callable[[str], Any] = HexColor
        self._into = io.BytesIO()
        self.width, self.height = size
        self.canvas = Canvas(self._into, pagesize=size, invariant=1, lang=language, pageCompression=1)
        self.canvas.setTitle(title)
        self.canvas.setAuthor("Zerek")
        self.canvas.setCreator("Zerek")

    def finished(self) -> bytes:
        self.canvas.save()
        return self._into.getvalue()

    def text_width(self, text: str, font: str, size: float) -> float:
        from reportlab.pdfbase.pdfmetrics import stringWidth

        return float(stringWidth(text, font, size))

    def text(
        self, x: float, y: float, text: str, font: str = PLAIN, size: float = 10, colour: str = INK, align: str = "left"
    ) -> None:
        self.canvas.setFillColor(self._colour(colour))
        self.canvas.setFont(font, size)
        draw = {
            "left": self.canvas.drawString,
            "right": self.canvas.drawRightString,
            "centre": self.canvas.drawCentredString,
        }[align]
        draw(x, y, text)

    def fitted(self, text: str, font: str, size: float, smallest: float, width: float) -> tuple[str, float]:
        """The text and the largest size at which it fits; at the smallest one it is cut."""
        while size > smallest and self.text_width(text, font, size) > width:
            size = max(smallest, size - 0.5)
        return self.cut(text, font, size, width), size

    def cut(self, text: str, font: str, size: float, width: float) -> str:
        if self.text_width(text, font, size) <= width:
            return text
        while text and self.text_width(text + ELLIPSIS, font, size) > width:
            text = text[:-1]
        return text.rstrip() + ELLIPSIS

    def lines(self, text: str, font: str, size: float, width: float, most: int) -> list[str]:
        """Broken between words, and inside a word that is wider than a line; what is beyond the last line is cut."""
        found: list[str] = []
        line = ""
        for word in text.split():
            longer = f"{line} {word}".strip()
            if line and self.text_width(longer, font, size) > width:
                found.append(line)
                line = word
            else:
                line = longer
        found.append(line)
        kept = found[:most]
        if len(found) > most:
            kept[-1] = f"{kept[-1]} {found[most]}"
        return [self.cut(line, font, size, width) for line in kept]

    def paragraph(
        self,
        x: float,
        y: float,
        text: str,
        *,
        width: float,
        font: str = PLAIN,
        size: float = 10,
        colour: str = INK,
        align: str = "left",
        most: int = 3,
        leading: float = 1.4,
    ) -> float:
        """Answers the base line below the last line."""
        for line in self.lines(text, font, size, width, most):
            self.text(x, y, line, font, size, colour, align)
            y -= size * leading
        return y

    def box(self, x: float, y: float, width: float, height: float, colour: str, radius: float = 0) -> None:
        self.canvas.setFillColor(self._colour(colour))
        self.canvas.roundRect(x, y, width, height, radius, stroke=0, fill=1)

    def disc(self, x: float, y: float, radius: float, colour: str) -> None:
        self.canvas.setFillColor(self._colour(colour))
        self.canvas.circle(x, y, radius, stroke=0, fill=1)

    def rule(self, x: float, y: float, width: float, colour: str = LINE, thickness: float = 0.6) -> None:
        self.canvas.setStrokeColor(self._colour(colour))
        self.canvas.setLineWidth(thickness)
        self.canvas.line(x, y, x + width, y)

    def bar(self, x: float, y: float, width: float, percentage: float, tone: str = "plain", height: float = 5) -> None:
        self.box(x, y, width, height, LINE, height / 2)
        filled = width * max(0.0, min(100.0, percentage)) / 100
        if filled > 0:
            self.box(x, y, max(filled, height), height, TONES[tone], height / 2)

    def ring(self, x: float, y: float, radius: float, percentage: float, tone: str, mark: float | None = None) -> None:
        """A score as a part of a circle, from the top clockwise; `mark` is where the pass mark lies on it."""
        self.canvas.saveState()
        self.canvas.setLineWidth(radius * 0.19)
        self.canvas.setStrokeColor(self._colour(LINE))
        self.canvas.circle(x, y, radius, stroke=1, fill=0)
        if percentage > 0:
            self.canvas.setLineCap(1)
            self.canvas.setStrokeColor(self._colour(TONES[tone]))
            extent = -min(359.99, 3.6 * percentage)
            self.canvas.arc(x - radius, y - radius, x + radius, y + radius, 90, extent)
        if mark is not None:
            self.canvas.translate(x, y)
            self.canvas.rotate(-3.6 * mark)
            self.canvas.setLineCap(0)
            self.canvas.setLineWidth(1.6)
            self.canvas.setStrokeColor(self._colour(INK))
            self.canvas.line(0, radius * 0.88, 0, radius * 1.12)
        self.canvas.restoreState()

    def code(self, x: float, y: float, side: float, text: str) -> None:
        """A QR code, dark on white, with its quiet zone inside the square."""
        from reportlab.graphics import renderPDF
        from reportlab.graphics.barcode.qr import QrCodeWidget
        from reportlab.graphics.shapes import Drawing

        widget = QrCodeWidget(text, barLevel="M", barWidth=side, barHeight=side, barBorder=2)
        widget.barFillColor = self._colour(NIGHT)
        drawing = Drawing(side, side)
        drawing.add(widget)
        renderPDF.draw(drawing, self.canvas, x, y)

    def logo(self, x: float, y: float, side: float) -> None:
        """The mark: a Z whose ends curl like a ram's horn, under a small sun."""
        canvas, unit = self.canvas, side / 64
        canvas.saveState()
        canvas.translate(x, y + side)
        canvas.scale(unit, -unit)
        canvas.setFillColor(self._colour(PRIMARY))
        canvas.roundRect(0, 0, 64, 64, 18, stroke=0, fill=1)
        canvas.setStrokeColor(self._colour("#ffffff"))
        canvas.setLineWidth(6)
        canvas.setLineCap(1)
        canvas.setLineJoin(1)
        path = canvas.beginPath()
        path.arc(16.25, 17, 28.75, 29.5, 90, 180)
        path.lineTo(44, 17)
        path.lineTo(20, 47)
        path.lineTo(41.5, 47)
        canvas.drawPath(path, stroke=1, fill=0)
        canvas.arc(35.25, 34.5, 47.75, 47, 90, -180)
        canvas.setFillColor(self._colour(SUN))
        canvas.circle(50, 14, 5, stroke=0, fill=1)
        canvas.restoreState()

    def horns(self, x: float, y: float, size: float, colour: str, opacity: float, turn: float = 0) -> None:
        """One ram's horn figure («қошқар мүйіз»), its middle at that place."""
        canvas = self.canvas
        canvas.saveState()
        canvas.translate(x, y)
        canvas.rotate(turn)
        canvas.scale(size / 96, -size / 96)
        canvas.translate(-48, -52)
        canvas.setStrokeColor(self._colour(colour))
        canvas.setStrokeAlpha(opacity)
        canvas.setLineWidth(3)
        canvas.setLineCap(1)
        path = canvas.beginPath()
        draw_horn(path, 1)
        draw_horn(path, -1)
        path.moveTo(48, 34)
        for point in ((55, 25), (48, 16), (41, 25)):
            path.lineTo(*point)
        path.close()
        canvas.drawPath(path, stroke=1, fill=0)
        canvas.restoreState()


def draw_horn(path: Any, side: int) -> None:
    """The right horn, or with -1 its mirror."""

    def across(value: float) -> float:
        return 48 + side * (value - 48)

    path.moveTo(across(48), 88)
    path.lineTo(across(48), 52)
    path.curveTo(across(48), 26, across(80), 24, across(82), 42)
    path.curveTo(across(83), 55, across(66), 59, across(63), 47)
    path.curveTo(across(62), 41, across(70), 39, across(72), 44)
