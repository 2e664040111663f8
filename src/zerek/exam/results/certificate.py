"""The certificate of a passed exam: one page of A4 on its side."""

from zerek.exam.results.content import Content, number
from zerek.exam.results.typesetting import BOLD, GOOD, INK, LINE, NIGHT, PALE, PLAIN, PRIMARY, SERIF, SOFT, SUN, Sheet

SIZE = (842.0, 595.0)
BAND = 214.0
MARGIN = 46.0
QR_SIDE = 92.0


def set_certificate(content: Content) -> bytes:
    sheet = Sheet(SIZE, f"{content.say('certificate')}: {content.name}", content.language)
    draw_band(sheet, content)
    draw_words(sheet, content)
    draw_foot(sheet, content)
    return sheet.finished()


def draw_band(sheet: Sheet, content: Content) -> None:
    """The dark side: the mark, the ornament, the score, the QR code."""
    canvas = sheet.canvas
    sheet.box(0, 0, BAND, SIZE[1], NIGHT)
    canvas.saveState()
    clip = canvas.beginPath()
    clip.rect(0, 0, BAND, SIZE[1])
    canvas.clipPath(clip, stroke=0, fill=0)
    for row in range(8):
        for column in range(3):
            sheet.horns(36 + column * 71, 40 + row * 76, 66, "#7fd6e0", 0.16)
    canvas.restoreState()
    sheet.box(BAND, 0, 3.5, SIZE[1], SUN)
    sheet.logo(34, SIZE[1] - 76, 40)
    sheet.text(84, SIZE[1] - 63, "Zerek", BOLD, 21, "#ffffff")
    middle, centre = BAND / 2, 342.0
    sheet.disc(middle, centre, 83, NIGHT)
    sheet.disc(middle, centre, 74, "#ffffff")
    sheet.ring(middle, centre, 62, content.percentage, "good", content.required)
    score = f"{number(content.percentage, content.language)}%"
    text, size = sheet.fitted(score, BOLD, 25, 12, 96)
    sheet.text(middle, centre - size * 0.36, text, BOLD, size, INK, "centre")
    sheet.box(middle - QR_SIDE / 2 - 6, 74, QR_SIDE + 12, QR_SIDE + 12, "#ffffff", 9)
    sheet.code(middle - QR_SIDE / 2, 80, QR_SIDE, content.verify_url)
    sheet.text(middle, 54, content.code, BOLD, 12, "#ffffff", "centre")
    sheet.paragraph(
        middle, 38, content.say("check_code"), width=BAND - 32, size=7.5, colour="#b9dde2", align="centre", most=2
    )


def draw_words(sheet: Sheet, content: Content) -> None:
    left = BAND + MARGIN
    width = SIZE[0] - left - MARGIN
    sheet.text(left, 508, content.say("certificate").upper(), BOLD, 21, PRIMARY)
    sheet.box(left, 490, 46, 3.5, SUN, 1.75)
    sheet.text(left, 446, content.say("certifies"), PLAIN, 12.5, SOFT)
    lines = sheet.lines(content.name, SERIF, 34, width, 2)
    if len(lines) == 1:
        y = 394.0
        sheet.text(left, y, lines[0], SERIF, 34, INK)
    else:
        y = 406.0
        for line in sheet.lines(content.name, SERIF, 25, width, 2):
            sheet.text(left, y, line, SERIF, 25, INK)
            y -= 31
        y += 31
    y = sheet.paragraph(left, y - 44, content.say("has_passed"), width=width, size=12.5, colour=SOFT, most=2)
    y = sheet.paragraph(left, y - 8, content.exam, width=width, font=BOLD, size=17, most=2, leading=1.25)
    if content.major:
        y = sheet.paragraph(left, y - 2, content.major, width=width, size=11.5, colour=SOFT, most=2)
    draw_sections(sheet, content, left, max(y, 226.0) - 18, width)


def draw_sections(sheet: Sheet, content: Content, left: float, top: float, width: float) -> None:
    """Up to six of them, in two columns."""
    column = (width - 28) / 2
    for place, line in enumerate(content.sections[:6]):
        x = left + (place % 2) * (column + 28)
        y = top - (place // 2) * 37
        figures = f"{line.figures} · {number(line.percentage, content.language)}%"
        taken = sheet.text_width(figures, BOLD, 9.5)
        draw_name(sheet, x, y, line.name, column - taken - 10)
        sheet.text(x + column, y, figures, BOLD, 9.5, INK, "right")
        sheet.bar(x, y - 10, column, line.percentage, "good", 4)


def draw_name(sheet: Sheet, x: float, y: float, name: str, width: float) -> None:
    """On one line, or in small letters on two."""
    if sheet.text_width(name, PLAIN, 9.5) <= width:
        sheet.text(x, y, name, PLAIN, 9.5, INK)
        return
    for place, line in enumerate(sheet.lines(name, PLAIN, 8, width, 2)):
        sheet.text(x, y + 6 - 9.5 * place, line, PLAIN, 8, INK)


def draw_foot(sheet: Sheet, content: Content) -> None:
    left = BAND + MARGIN
    width = SIZE[0] - left - MARGIN
    sheet.rule(left, 92, width, LINE, 0.8)
    points = next((figures for name, figures in content.facts if name == content.say("points")), "")
    columns = [
        (content.say("date"), content.date),
        (content.say("points"), points),
        (content.say("outcome"), content.say("passed")),
    ]
    for place, (name, value) in enumerate(columns):
        x = left + place * width / 3
        sheet.text(x, 72, name, PLAIN, 8.5, SOFT)
        colour = GOOD if place == 2 else INK
        sheet.text(x, 54, sheet.cut(value, BOLD, 12, width / 3 - 12), BOLD, 12, colour)
    sheet.paragraph(
        left, 30, content.say("verify_at", url=content.verify_url), width=width, size=7.5, colour=SOFT, most=1
    )
    sheet.box(SIZE[0] - 6, 0, 6, SIZE[1], PALE)
