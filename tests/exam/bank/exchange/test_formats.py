"""Files as other programs write them."""

import io
import zipfile
from typing import Any

import pytest

from exam.bank.exchange.files import documents, read
from zerek.exam.bank.exchange.formats import format_of
from zerek.exam.bank.exchange.html import Unconvertible, from_markup
from zerek.exam.bank.exchange.items import Broken, Found, Remark, Source
from zerek.exam.bank.rules import QuestionDraft, validate

GIFT = r"""// question: 0  name: Switch category to $course$/top/Алгебра/Көпмүшелер
$CATEGORY: $course$/top/Алгебра/Көпмүшелер//Бином

// [id:q-17] [tag:шама] [tag:степень]
::Көпмүше::[markdown]Қайсысы дұрыс\: $a\=b$?{
	=иә \{жақша\}#Жарайсың
	~жоқ \~ мүлдем
	~%50%мүмкін
	####Түсіндірме\nекінші жол
}

Two of them are right.{~%50%one ~%50%two ~%-100%three}

The sky is blue.{TRUE#Look up!#Right.}

Grant is {=buried ~lying ~sitting} in the tomb.

[html]<p>2<sup>10</sup> &amp; <b>жирный</b></p>{
  =<p>1024</p>

  ~<p>\#1000</p>
}

Write an essay.{}

How much is 2+2?{#4:0.5}

Who?{=Ann =Bob}

Match.{=a -> b =c -> d}

Just a text.

::Broken::What?{=yes ~no

Several.{=a =b ~c}
"""


def kinds(items: list[Any]) -> list[str]:
    return [type(item).__name__ for item in items if not isinstance(item, Remark)]


def texts(document: dict[str, Any]) -> list[tuple[str, bool]]:
    return [(option["text"], option["is_correct"]) for option in document["options"]]


def test_gift_of_the_real_world() -> None:
    items = read("gift", GIFT.encode())
    assert kinds(items) == ["Found"] * 5 + ["LeftOut"] * 5 + ["Broken", "Found"]
    assert [item.index for item in items if not isinstance(item, Remark)] == list(range(12))
    for item, word in zip(
        [item for item in items if not isinstance(item, Remark)],
        [
            *("::Көпмүше", "Two of", "The sky", "Grant", "[html]", "Write"),
            *("How much", "Who?", "Match.", "Just", "::Broken", "Several"),
        ],
        strict=True,
    ):  # fmt: skip
        assert GIFT.split("\n")[item.line - 1].startswith(word)
    first, two, sky, grant, html, *_, several = [item.document for item in items if isinstance(item, Found)]
    assert first["question_text"] == "Қайсысы дұрыс: $a=b$?"
    assert first["topic"] == "Көпмүшелер/Бином"
    assert first["tags"] == ["шама", "степень"]
    assert texts(first) == [("иә {жақша}", True), ("жоқ ~ мүлдем", False), ("мүмкін", False)]
    assert first["explanation"] == "Түсіндірме\nекінші жол\n\n- иә {жақша}: Жарайсың"
    assert (two["type"], texts(two)) == ("multiple", [("one", True), ("two", True), ("three", False)])
    assert texts(sky) == [("True", True), ("False", False)]
    assert sky["explanation"] == "- True: Right.\n- False: Look up!"
    assert grant["question_text"] == "Grant is _____ in the tomb."
    assert html["question_text"] == "2${}^{10}$ & **жирный**"
    assert texts(html) == [("1024", True), ("#1000", False)]
    assert several["type"] == "multiple"
    remarks = [(item.index, item.problem.key) for item in items if isinstance(item, Remark)]
    assert remarks == [(0, "import.remark_partial_credit"), (11, "import.remark_several_right")]
    for one in items:
        if isinstance(one, Found):
            assert isinstance(validate(one.document, "TGO", 0, 1), QuestionDraft)


@pytest.mark.parametrize("encoding", ["cp1251", "utf-8", "utf-16"])
def test_an_encoding_is_told_among_formulas_and_signs(encoding: str) -> None:
    text = r"Сколько будет $2^\{10\}$?{" + "\n=$1024$\n~$1000$\n####Его называет **сама** проверка.\n}\n"
    (document,) = documents("gift", text.encode(encoding))
    assert document["explanation"] == "Его называет **сама** проверка."


MOODLE = """<?xml version="1.0" encoding="UTF-8"?>
<quiz>
<!-- question: 0 -->
  <question type="category"><category><text>$course$/top/Информатика/Графтар</text></category></question>
  <question type="multichoice">
    <name><text>Жол табу</text></name>
    <questiontext format="html"><text><![CDATA[<p>Қысқа жолды <em>қайсысы</em> табады?<br></p><ul><li>a</li><li>b</li></ul><p>\\(O(n^2)\\)</p>]]></text></questiontext>
    <generalfeedback format="html"><text><![CDATA[<p>Дейкстра.</p>]]></text></generalfeedback>
    <defaultgrade>2.0000000</defaultgrade>
    <penalty>0.5000000</penalty>
    <idnumber>g-1</idnumber>
    <single>true</single>
    <answer fraction="0" format="html"><text><![CDATA[<p>Прим &lt;тек&gt;</p>]]></text><feedback format="html"><text></text></feedback></answer>
    <answer fraction="100" format="html"><text><![CDATA[<p>Дейкстра</p>]]></text><feedback format="html"><text>Иә</text></feedback></answer>
    <tags><tag><text>граф</text></tag></tags>
  </question>
  <question type="multichoice">
    <questiontext format="plain_text"><text>Two?</text></questiontext>
    <single>false</single><penalty>0.7</penalty>
    <answer fraction="50"><text>a</text></answer><answer fraction="50"><text>b</text></answer>
    <answer fraction="-100"><text>c</text></answer>
  </question>
  <question type="truefalse">
    <questiontext format="html"><text>Жер дөңгелек.</text></questiontext>
    <answer fraction="100"><text>true</text></answer><answer fraction="0"><text>false</text></answer>
  </question>
  <question type="essay"><questiontext><text>Write.</text></questiontext></question>
  <question type="multichoice">
    <questiontext format="html"><text><![CDATA[<img src="@@PLUGINFILE@@/x.png">What?]]></text>
      <file name="x.png" encoding="base64">iVBORw0KGgo=</file></questiontext>
    <answer fraction="100"><text>a</text></answer><answer fraction="0"><text>b</text></answer>
  </question>
</quiz>
"""


def test_moodle_xml_of_the_real_world() -> None:
    items = read("moodle_xml", MOODLE.encode())
    assert kinds(items) == ["Found", "Found", "Found", "LeftOut", "Broken"]
    first, two, earth = [item.document for item in items if isinstance(item, Found)]
    assert first["question_text"] == "Қысқа жолды *қайсысы* табады?\n\n- a\n- b\n\n$O(n^2)$"
    assert (first["topic"], first["points"], first["tags"]) == ("Графтар", 2, ["граф"])
    assert texts(first) == [("Прим <тек>", False), ("Дейкстра", True)]
    assert first["explanation"] == "Дейкстра.\n\n- Дейкстра: Иә"
    assert first["metadata"] == {"name": "Жол табу", "idnumber": "g-1"}
    assert (two["type"], texts(two)) == ("multiple", [("a", True), ("b", True), ("c", False)])
    assert texts(earth) == [("Дұрыс", True), ("Бұрыс", False)]
    picture = next(item for item in items if isinstance(item, Broken))
    assert (picture.problem.field, picture.problem.key) == ("question_text: x.png", "bank.picture_unreadable")
    lines = MOODLE.split("\n")
    assert all('<question type="' in lines[item.line - 1] for item in items)
    # A penalty stands in every question of Moodle: it is told once.
    assert [item.problem.key for item in items if isinstance(item, Remark)] == ["import.remark_penalty"]


def test_moodle_xml_in_windows_1251_by_its_own_word_and_without_it() -> None:
    plain = str.maketrans("ҚқөңұғүіӘә", "КконугуиАа")
    declared = MOODLE.replace("UTF-8", "windows-1251").translate(plain)
    assert "Жер донгелек." in str(read("moodle_xml", declared.encode("cp1251"))[3])
    bare = declared.split("\n", 1)[1]
    assert "Жер донгелек." in str(read("moodle_xml", bare.encode("cp1251"))[3])
    assert "Жер донгелек." in str(read("moodle_xml", bare.encode("utf-16"))[3])


def test_aiken_with_carriage_returns_many_letters_and_faults_by_line() -> None:
    text = (
        "Какая столица?\r\nA. Алматы\r\nB) Астана\r\nANSWER: B\r\n\r\n\r\n"
        "Which?\r\nof these\r\nA. a\r\nB. b\r\nC. c\r\nD. d\r\nE. e\r\nF. f\r\nANSWER: F\r\n"
        "No such?\r\nA. a\r\nB. b\r\nANSWER: C\r\nMany?\r\nA. a\r\nB. b\r\nANSWER: A, B\r\n"
        "Torn?\r\nA. a\r\n  and more\r\nB. b\r\nANSWER: A\r\nNone?\r\nA. a\r\nB. b\r\n"
    )
    items = read("aiken", text.encode())
    assert kinds(items) == ["Found", "Found", "Broken", "Broken", "Broken", "Broken"]
    first, second = [item.document for item in items if isinstance(item, Found)]
    assert texts(first) == [("Алматы", False), ("Астана", True)]
    assert (second["question_text"], len(second["options"])) == ("Which?\nof these", 6)
    assert [(item.line, item.problem.key) for item in items if isinstance(item, Broken)] == [
        (16, "import.aiken_answer_missing"),
        (20, "import.aiken_answer"),
        (26, "import.aiken_line"),
        (29, "import.aiken_no_answer"),
    ]


def test_a_table_in_words_of_people() -> None:
    text = "Вопрос;Вариант A;Вариант Б;вариант 3;Ответ;Баллы\n"
    with_faults = text.replace("Вариант Б", "Вариант B") + (
        "Сколько?;1;2;3;b;1,5\n\nКакие?;x;y;z;A, C;\nНет;x;y;;Z;\nПусто;x;y;;C;\nКириллица;x;y;z;В;\nЛишнее;x;y;z;A;1;2\n"
    )
    (refused,) = [error for error in [failure("csv", text.encode())] if error]
    assert refused == "import.table_column_unknown"
    items = read("csv", with_faults.encode("cp1251"))
    first, second = [item.document for item in items if isinstance(item, Found)]
    assert (first["points"], texts(first)) == (1.5, [("1", False), ("2", True), ("3", False)])
    assert texts(second) == [("x", True), ("y", False), ("z", True)]
    assert [(item.line, item.problem.key) for item in items if isinstance(item, Broken)] == [
        (5, "import.table_correct"),
        (6, "import.table_correct_empty"),
        (7, "import.letter_cyrillic"),
        (8, "import.table_surplus"),
    ]


def failure(format: Any, raw: bytes) -> str:
    from zerek.core.decoding import Unreadable

    with pytest.raises(Unreadable) as caught:
        read(format, raw)
    return caught.value.problem.key


QTI3 = """<?xml version="1.0"?>
<qti-assessment-item xmlns="http://www.imsglobal.org/xsd/imsqtiasi_v3p0" identifier="a" title="Планета" time-dependent="false">
  <qti-response-declaration identifier="RESPONSE" cardinality="{cardinality}" base-type="identifier">
    <qti-correct-response>{values}</qti-correct-response>
  </qti-response-declaration>
  <qti-item-body><p>Суретке емес, <b>сөзге</b> қара.</p>
    <{interaction} response-identifier="RESPONSE" max-choices="1"><qti-prompt>Қайсысы?</qti-prompt>
      <qti-simple-choice identifier="c1">Ай<qti-feedback-inline identifier="c1">серік</qti-feedback-inline></qti-simple-choice>
      <qti-simple-choice identifier="c2">Жер &amp; Шолпан</qti-simple-choice>
    </{interaction}>
  </qti-item-body>
</qti-assessment-item>"""


def item3(cardinality: str, *values: str, interaction: str = "qti-choice-interaction") -> str:
    listed = "".join(f"<qti-value>{value}</qti-value>" for value in values)
    return QTI3.format(cardinality=cardinality, values=listed, interaction=interaction)


def package(members: dict[str, str]) -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return file.getvalue()


def manifest(*paths: str) -> str:
    listed = "".join(f'<resource identifier="r" type="imsqti_item_xmlv3p0" href="{path}"/>' for path in paths)
    return f'<manifest xmlns="http://www.imsglobal.org/xsd/imscp_v1p1"><resources>{listed}</resources></manifest>'


def test_qti_packages_and_bare_items_of_others() -> None:
    members = {
        "imsmanifest.xml": manifest(
            "items/1.xml", "items/2.xml", "items/gone.xml", "items/torn.xml", "items/order.xml"
        ),
        "items/1.xml": item3("single", "c2"),
        "items/2.xml": item3("multiple", "c1"),
        "items/torn.xml": "<qti-assessment-item",
        "items/order.xml": item3("ordered", "c1", interaction="qti-order-interaction"),
    }
    items = read("qti", package(members))
    assert kinds(items) == ["Found", "Found", "Broken", "Broken", "LeftOut"]
    first, second = [item.document for item in items if isinstance(item, Found)]
    assert first["question_text"] == "Суретке емес, **сөзге** қара.\n\nҚайсысы?"
    assert texts(first) == [("Ай", False), ("Жер & Шолпан", True)]
    assert (first["explanation"], first["metadata"]) == ("серік", {"name": "Планета"})
    assert second["type"] == "multiple"
    assert documents("qti", item3("single", "c2").encode()) == [first]


@pytest.mark.parametrize(
    ("name", "raw", "format"),
    [
        ("x.json", b'{"questions": []}', "json"),
        ("x.txt", b' [{"question_text": 1}]', "json"),
        ("noname", "Вопрос?\nA. да\nB. нет\nANSWER: A\n".encode("cp1251"), "aiken"),
        ("questions.txt", b"::n::What?{=a ~b}", "gift"),
        ("questions.txt", "Сұрақ?{\n=иә\n~жоқ\n}".encode("utf-16"), "gift"),
        ("x.xml", MOODLE.encode(), "moodle_xml"),
        ("x.gift", MOODLE.encode("utf-16"), "moodle_xml"),
        ("x.xml", item3("single", "c2").encode(), "qti"),
        ("x.csv", b"question_text,option_a,option_b,correct\n", "csv"),
        ("x", b"question_text\toption_a\toption_b\tcorrect\n", "csv"),
        ("x.xlsx", package({"imsmanifest.xml": manifest()}), "qti"),
        ("x.zip", package({"xl/workbook.xml": "", "[Content_Types].xml": ""}), "xlsx"),
        ("x.xls", b"\xd0\xcf\x11\xe0", "xlsx"),
    ],
)
def test_a_format_is_told_by_content_and_name(name: str, raw: bytes, format: str) -> None:
    assert format_of(Source(io.BytesIO(raw), name)) == format


@pytest.mark.parametrize(
    ("html", "markdown"),
    [
        ("plain", "plain"),
        ("2 * 3 * 4 = `24`", r"2 \* 3 \* 4 = \`24\`"),
        ("snake_case _x_", r"snake_case \_x\_"),
        ("<p>a</p><p>b<br/>c</p>", "a\n\nb  \nc"),
        ("<b> x </b>y", "**x** y"),
        ("H<sub>2</sub>O", "H${}_{2}$O"),
        (r"\[\frac{a}{b}\] и \(x_1\)", r"$$\frac{a}{b}$$ и $x_1$"),
        ("<table><tr><th>a|b</th><th>c</th></tr><tr><td>1</td></tr></table>", "| a\\|b | c |\n| --- | --- |\n| 1 |  |"),
        ("<pre>x\n  y</pre>", "```\nx\n  y\n```"),
        ("<ol><li>a<ul><li>b</li></ul></li><li>c</li></ol>", "1. a\n\n   - b\n2. c"),
        ('<a href="https://e.kz/x">сайт</a> <a href="javascript:x">y</a>', "[сайт](https://e.kz/x) y"),
        ("<script>alert(1)</script><style>p{}</style>text", "text"),
        ("a &lt;b&gt; &#1178; &nbsp;c", "a <b> Қ \xa0c"),
    ],
)
def test_html_becomes_markdown(html: str, markdown: str) -> None:
    assert from_markup(html, "question_text") == markdown


@pytest.mark.parametrize(
    "html", ['<img src="x.png">', "<p><video src='x'></video></p>", "<math><mi>x</mi></math>", "<div>" * 500]
)
def test_html_that_would_lose_something_is_refused(html: str) -> None:
    with pytest.raises(Unconvertible):
        from_markup(html, "question_text")
