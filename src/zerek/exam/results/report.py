"""The report of a result: as many pages of A4 as its topics need."""

from zerek.exam.results.content import Content, Line, number
from zerek.exam.results.typesetting import BAD, BOLD, GOOD, INK, NIGHT, PLAIN, PRIMARY, SERIF, SOFT, SUN, TONES, Sheet

SIZE = (595.0, 842.0)
MARGIN = 44.0
WIDTH = SIZE[0] - 2 * MARGIN
FOOT = 104.0
HEAD = 92.0
QR_SIDE = 58.0


def set_report(content: Content) -> bytes:
    return Report(content).made()


class Report:
    """Sets one thing below the other and begins a new page where one does not fit."""

    def __init__(self, content: Content) -> None:
        self.content = content
        self.sheet = Sheet(SIZE, f"{content.say('report')}: {content.name}", content.language)
        self.page = 1
        self.y = 0.0

    def made(self) -> bytes:
        content = self.content
        self.begin_page()
        self.summary()
        if content.sections:
            self.title(content.say("sections"))
            for line in content.sections:
                self.line(line)
        if content.verdicts:
            self.title(content.say("thresholds"))
            for line in content.verdicts:
                self.line(line, word=content.say("reached" if line.tone == "good" else "missed"))
        self.title(content.say("earlier"))
        self.comparison()
        for subject, lines in content.topics:
            self.title(f"{content.say('topics')}: {subject}", room=62)
            for line in lines:
                self.line(line)
        self.end_page()
        return self.sheet.finished()

    def begin_page(self) -> None:
        sheet, content = self.sheet, self.content
        sheet.box(0, SIZE[1] - HEAD, SIZE[0], HEAD, NIGHT)
        for place in range(6):
            sheet.horns(SIZE[0] - 30 - place * 62, SIZE[1] - HEAD / 2, 58, "#7fd6e0", 0.18 - 0.026 * place)
        sheet.box(0, SIZE[1] - HEAD - 3, SIZE[0], 3, SUN)
        sheet.logo(MARGIN, SIZE[1] - 66, 36)
        sheet.text(MARGIN + 46, SIZE[1] - 46, "Zerek", BOLD, 18, "#ffffff")
        sheet.text(MARGIN + 46, SIZE[1] - 62, content.say("report"), PLAIN, 10, "#b9dde2")
        self.y = SIZE[1] - HEAD - 40

    def end_page(self) -> None:
        sheet, content = self.sheet, self.content
        sheet.rule(MARGIN, FOOT - 12, WIDTH)
        sheet.code(MARGIN, FOOT - 22 - QR_SIDE, QR_SIDE, content.verify_url)
        left = MARGIN + QR_SIDE + 12
        sheet.text(left, FOOT - 34, content.code, BOLD, 12, INK)
        where = content.say("verify_at", url=content.verify_url)
        sheet.paragraph(left, FOOT - 48, where, width=WIDTH - 150, size=8, colour=SOFT, most=2)
        sheet.text(SIZE[0] - MARGIN, FOOT - 34, content.say("page", number=self.page), PLAIN, 8, SOFT, "right")
        sheet.canvas.showPage()
        self.page += 1

    def need(self, height: float) -> None:
        if self.y - height < FOOT:
            self.end_page()
            self.begin_page()

    def summary(self) -> None:
        sheet, content = self.sheet, self.content
        tone = "good" if content.passed else "bad"
        middle, top = MARGIN + 58, self.y - 44
        sheet.ring(middle, top, 49, content.percentage, tone, content.required)
        score, size = sheet.fitted(f"{number(content.percentage, content.language)}%", BOLD, 20, 10, 74)
        sheet.text(middle, top - size * 0.36, score, BOLD, size, INK, "centre")
        left = MARGIN + 138
        width = SIZE[0] - MARGIN - left
        name_lines = sheet.lines(content.name, SERIF, 19, width, 2)
        y = self.y
        for line in name_lines:
            sheet.text(left, y, line, SERIF, 19, INK)
            y -= 24
        y = sheet.paragraph(left, y + 3, content.exam, width=width, font=BOLD, size=11, most=2)
        if content.major:
            y = sheet.paragraph(left, y, content.major, width=width, size=9.5, colour=SOFT, most=2)
        sheet.text(left, y, content.date, PLAIN, 9.5, SOFT)
        word = "cancelled" if content.cancelled else "passed" if content.passed else "failed"
        sheet.text(left, y - 22, content.say(word), BOLD, 13, GOOD if content.passed else BAD)
        if content.expired:
            sheet.text(left, y - 38, content.say("expired"), PLAIN, 9, SOFT)
            y -= 16
        self.y = min(y - 62, top - 88)
        column = WIDTH / len(content.facts)
        for place, (name, value) in enumerate(content.facts):
            x = MARGIN + place * column
            sheet.text(x, self.y, value, BOLD, 15, INK)
            sheet.text(x, self.y - 14, name, PLAIN, 8.5, SOFT)
        self.y -= 24

    def title(self, text: str, room: float = 70) -> None:
        self.need(room)
        self.y -= 26
        self.sheet.text(MARGIN, self.y, self.sheet.cut(text, BOLD, 12.5, WIDTH), BOLD, 12.5, PRIMARY)
        self.y -= 20

    def line(self, line: Line, word: str = "") -> None:
        """A name, of two lines where it is long, a bar, and the figures at the right edge."""
        self.need(34)
        sheet, content = self.sheet, self.content
        figures = word or f"{number(line.percentage, content.language)}%"
        sheet.text(SIZE[0] - MARGIN, self.y, figures, BOLD, 9.5, TONES[line.tone] if word else INK, "right")
        sheet.text(SIZE[0] - MARGIN - 82, self.y, line.figures, PLAIN, 9.5, SOFT, "right")
        taken = sheet.text_width(line.figures, PLAIN, 9.5)
        room = WIDTH - 82 - taken - 14 if word else 250
        if not word:
            sheet.bar(MARGIN + 264, self.y + 1, 120, line.percentage, line.tone)
        below = sheet.paragraph(MARGIN, self.y, line.name, width=room, size=9.5, most=2, leading=1.25)
        self.y = min(self.y - 20, below - 8)

    def comparison(self) -> None:
        self.need(30)
        self.y = self.sheet.paragraph(MARGIN, self.y, self.content.comparison, width=WIDTH, size=10, colour=SOFT) - 8
        for line in self.content.earlier:
            self.line(line)
