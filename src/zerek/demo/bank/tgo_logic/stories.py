"""Everyday facts for conditional statements, and how a formula over them is said in three languages."""

from typing import Any

from zerek.demo.bank.tgo_logic.notation import sentence

Formula = Any
"""A letter of an atom, or a list: `["not", atom]`, `["and", …]`, `["or", a, b]`, `["if", a, b]`."""

Story = dict[str, dict[str, tuple[str, str]]]
"""Atom → language → (clause, denied clause). Kazakh clauses end in a participle, so that «болса» can follow."""

SERVER: Story = {
    "P": {
        "ru": ("сервер перегружен", "сервер не перегружен"),
        "kk": ("сервер шамадан тыс жүктелген", "сервер шамадан тыс жүктелмеген"),
        "en": ("the server is overloaded", "the server is not overloaded"),
    },
    "Q": {
        "ru": ("очередь заявок выросла", "очередь заявок не выросла"),
        "kk": ("өтінімдер кезегі өскен", "өтінімдер кезегі өспеген"),
        "en": ("the queue has grown", "the queue has not grown"),
    },
    "R": {
        "ru": ("оператор получил сигнал", "оператор не получил сигнал"),
        "kk": ("оператор сигнал алған", "оператор сигнал алмаған"),
        "en": ("the operator has got a signal", "the operator has not got a signal"),
    },
    "S": {
        "ru": ("запасной сервер включён", "запасной сервер не включён"),
        "kk": ("қосалқы сервер қосылған", "қосалқы сервер қосылмаған"),
        "en": ("the spare server is on", "the spare server is not on"),
    },
}
TRIP: Story = {
    "P": {
        "ru": ("автобус осмотрен механиком", "автобус не осмотрен механиком"),
        "kk": ("автобусты механик тексерген", "автобусты механик тексермеген"),
        "en": ("the bus has been checked", "the bus has not been checked"),
    },
    "Q": {
        "ru": ("выезд разрешён", "выезд не разрешён"),
        "kk": ("сапарға рұқсат берілген", "сапарға рұқсат берілмеген"),
        "en": ("the trip is permitted", "the trip is not permitted"),
    },
    "R": {
        "ru": ("группа уехала", "группа не уехала"),
        "kk": ("топ жолға шыққан", "топ жолға шықпаған"),
        "en": ("the group has left", "the group has not left"),
    },
}
CONTEST: Story = {
    "P": {
        "ru": ("Айдар сдал работу", "Айдар не сдал работу"),
        "kk": ("Айдар жұмысын тапсырған", "Айдар жұмысын тапсырмаған"),
        "en": ("Aidar has handed in his work", "Aidar has not handed in his work"),
    },
    "Q": {
        "ru": ("Дана сдала работу", "Дана не сдала работу"),
        "kk": ("Дана жұмысын тапсырған", "Дана жұмысын тапсырмаған"),
        "en": ("Dana has handed in her work", "Dana has not handed in her work"),
    },
    "R": {
        "ru": ("жюри собралось", "жюри не собралось"),
        "kk": ("қазылар алқасы жиналған", "қазылар алқасы жиналмаған"),
        "en": ("the jury has met", "the jury has not met"),
    },
    "S": {
        "ru": ("конкурс перенесён", "конкурс не перенесён"),
        "kk": ("байқау кейінге қалдырылған", "байқау кейінге қалдырылмаған"),
        "en": ("the contest is postponed", "the contest is not postponed"),
    },
}
LABORATORY: Story = {
    "P": {
        "ru": ("окно закрыто", "окно не закрыто"),
        "kk": ("терезе жабылған", "терезе жабылмаған"),
        "en": ("the window is shut", "the window is not shut"),
    },
    "Q": {
        "ru": ("датчик сработал", "датчик не сработал"),
        "kk": ("датчик іске қосылған", "датчик іске қосылмаған"),
        "en": ("the sensor has gone off", "the sensor has not gone off"),
    },
    "R": {
        "ru": ("лаборатория взята под охрану", "лаборатория не взята под охрану"),
        "kk": ("зертхана күзетке алынған", "зертхана күзетке алынбаған"),
        "en": ("the laboratory is guarded", "the laboratory is not guarded"),
    },
    "S": {
        "ru": ("проветривание включено", "проветривание не включено"),
        "kk": ("желдету қосылған", "желдету қосылмаған"),
        "en": ("the airing is on", "the airing is not on"),
    },
}
PROJECT: Story = {
    "P": {
        "ru": ("договор подписан", "договор не подписан"),
        "kk": ("шартқа қол қойылған", "шартқа қол қойылмаған"),
        "en": ("the contract is signed", "the contract is not signed"),
    },
    "Q": {
        "ru": ("аванс перечислен", "аванс не перечислен"),
        "kk": ("аванс аударылған", "аванс аударылмаған"),
        "en": ("the advance is paid", "the advance is not paid"),
    },
    "R": {
        "ru": ("работа начата", "работа не начата"),
        "kk": ("жұмыс басталған", "жұмыс басталмаған"),
        "en": ("the work has begun", "the work has not begun"),
    },
    "S": {
        "ru": ("получен грант", "грант не получен"),
        "kk": ("грант алынған", "грант алынбаған"),
        "en": ("a grant has been received", "no grant has been received"),
    },
}

AND = {"ru": " и ", "kk": " және ", "en": " and "}
OR = {"ru": " или ", "kk": " немесе ", "en": " or "}
IF = {"ru": "если {}, то {}", "kk": "егер {} болса, онда {}", "en": "if {}, then {}"}
AT_LEAST_ONE = {
    "ru": "верно хотя бы одно: {} или {}",
    "kk": "кемінде біреуі дұрыс: {} немесе {}",
    "en": "at least one is true: {} or {}",
}


def clause(formula: Formula, story: Story, language: str) -> str:
    """The formula as a clause inside a sentence. Denials stand on atoms only."""
    if isinstance(formula, str):
        return story[formula][language][0]
    if formula[0] == "not":
        return story[formula[1]][language][1]
    parts = [clause(part, story, language) for part in formula[1:]]
    if formula[0] == "if":
        return IF[language].format(*parts)
    return (AND if formula[0] == "and" else OR)[language].join(parts)


def said(formula: Formula, story: Story, language: str) -> str:
    """The formula as a whole sentence."""
    if formula[0] == "or":
        return sentence(AT_LEAST_ONE[language].format(*(clause(part, story, language) for part in formula[1:])))
    if formula[0] == "and" and language == "ru":  # independent clauses take a comma, the last before «и»
        *first, last = (clause(part, story, language) for part in formula[1:])
        return sentence(f"{', '.join(first)}, и {last}")
    if formula[0] == "and" and len(formula) > 3:
        *first, last = (clause(part, story, language) for part in formula[1:])
        return sentence(f"{', '.join(first)}{AND[language]}{last}")
    return sentence(clause(formula, story, language))
