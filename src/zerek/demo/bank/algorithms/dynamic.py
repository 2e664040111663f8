"""Generated questions on recursion and dynamic programming."""

from collections.abc import Iterator

from zerek.demo.bank.algorithms.notation import computed, fenced, row
from zerek.demo.bank.author import Difficulty, Document, numbers


def questions() -> list[Document]:
    """Calls of a recursive function, common subsequences, coins, a knapsack, paths on a grid."""
    parts = (_calls(), _common_subsequences(), _coins(), _knapsacks(), _grid_paths())
    return [question for part in parts for question in part]


def _calls() -> Iterator[Document]:
    source = "def f(n):\n    if n < 2:\n        return n\n    return f(n - 1) + f(n - 2)"
    cases: tuple[tuple[int, Difficulty], ...] = ((4, "A"), (5, "B"), (6, "C"))
    for n, difficulty in cases:
        values, calls = [0, 1], [1, 1]
        for k in range(2, n + 1):
            values.append(values[k - 1] + values[k - 2])
            calls.append(calls[k - 1] + calls[k - 2] + 1)
        right = calls[n]
        yield computed(
            "fibonacci-calls",
            {"n": n},
            difficulty=difficulty,
            topic="recursion-dp",
            tags=("recursion", "fibonacci"),
            options=numbers(right, [values[n], n, right - 1, 2 * n, right + 2]),
            texts={
                "ru": (
                    f"Сколько всего раз будет вызвана функция `f` при вычислении `f({n})`, считая первый вызов?"
                    f"\n\n{fenced(source)}",
                    f"Число вызовов $c_n = c_{{n-1}} + c_{{n-2}} + 1$, $c_0 = c_1 = 1$: {row(calls)}. Значение "
                    f"`f({n}) = {values[n]}` — другое число; без запоминания вызовов становится экспоненциально много.",
                ),
                "kk": (
                    f"`f({n})` есептелгенде, алғашқы шақыруды қоса, `f` функциясы барлығы неше рет шақырылады?"
                    f"\n\n{fenced(source)}",
                    f"Шақырулар саны $c_n = c_{{n-1}} + c_{{n-2}} + 1$, $c_0 = c_1 = 1$: {row(calls)}. "
                    f"`f({n}) = {values[n]}` мәні — басқа сан; есте сақтамаса, шақырулар саны экспоненциалды өседі.",
                ),
                "en": (
                    f"How many times is `f` called in all while `f({n})` is computed, the first call included?"
                    f"\n\n{fenced(source)}",
                    f"The count obeys $c_n = c_{{n-1}} + c_{{n-2}} + 1$, $c_0 = c_1 = 1$: {row(calls)}. The value "
                    f"`f({n}) = {values[n]}` is another number; without memoisation the calls grow exponentially.",
                ),
            },
        )


def common_subsequence(first: str, second: str) -> str:
    """One longest common subsequence, by the table of prefixes."""
    table = [["" for _ in range(len(second) + 1)] for _ in range(len(first) + 1)]
    for i, a in enumerate(first, 1):
        for j, b in enumerate(second, 1):
            table[i][j] = table[i - 1][j - 1] + a if a == b else max(table[i - 1][j], table[i][j - 1], key=len)
    return table[-1][-1]


def common_substring_length(first: str, second: str) -> int:
    """The length of the longest common contiguous part: what the subsequence is often taken for."""
    parts = (first[i:j] for i in range(len(first)) for j in range(i + 1, len(first) + 1))
    return max((len(part) for part in parts if part in second), default=0)


def _common_subsequences() -> Iterator[Document]:
    cases: tuple[tuple[str, str, Difficulty], ...] = (
        ("ABCBD", "BDCAB", "B"),
        ("SATURN", "TSUNRA", "B"),
        ("ALMATY", "ASTANA", "B"),
        ("XMJYAUZ", "MZJAWXU", "C"),
    )
    for first, second, difficulty in cases:
        found = common_subsequence(first, second)
        right = len(found)
        typical = [common_substring_length(first, second), len(set(first) & set(second)), right + 1, right - 1]
        yield computed(
            "common-subsequence",
            {"first": first, "second": second},
            difficulty=difficulty,
            topic="recursion-dp",
            tags=("dynamic-programming", "lcs"),
            options=numbers(right, typical),
            texts={
                "ru": (
                    f"Какова длина наибольшей общей подпоследовательности строк `{first}` и `{second}`?",
                    f"Например, `{found}` — длина {right}. Символы идут в том же порядке, но не обязательно подряд, "
                    "поэтому это не подстрока и не просто набор общих букв.",
                ),
                "kk": (
                    f"`{first}` және `{second}` жолдарының ең ұзын ортақ ішкі тізбегінің ұзындығы қандай?",
                    f"Мысалы, `{found}` — ұзындығы {right}. Таңбалар сол ретпен тұрады, бірақ қатар тұруы міндетті "
                    "емес, "
                    "сондықтан бұл ішкі жол да, жай ғана ортақ әріптер жиыны да емес.",
                ),
                "en": (
                    f"How long is the longest common subsequence of the strings `{first}` and `{second}`?",
                    f"`{found}`, for example, has length {right}. The symbols keep their order but need not be "
                    "adjacent, so it is neither a substring nor just the set of shared letters.",
                ),
            },
        )


def fewest_coins(coins: list[int], amount: int) -> int:
    """How few coins make the amount; the table runs over all smaller amounts."""
    best = [0]
    for value in range(1, amount + 1):
        best.append(1 + min(best[value - coin] for coin in coins if coin <= value))
    return best[amount]


def greedy_coins(coins: list[int], amount: int) -> int:
    """How many coins greed takes: always the largest that fits."""
    count = 0
    for coin in sorted(coins, reverse=True):
        count, amount = count + amount // coin, amount % coin
    return count


def _coins() -> Iterator[Document]:
    cases: tuple[tuple[list[int], int, Difficulty], ...] = (
        ([1, 3, 4], 6, "A"),
        ([1, 5, 12], 15, "B"),
        ([1, 7, 10], 14, "B"),
    )
    for coins, amount, difficulty in cases:
        right, greedy = fewest_coins(coins, amount), greedy_coins(coins, amount)
        yield computed(
            "fewest-coins",
            {"coins": coins, "amount": amount},
            difficulty=difficulty,
            topic="recursion-dp",
            tags=("dynamic-programming", "coins", "greedy"),
            options=numbers(right, [greedy, right + 1, right + 2, greedy + 1, amount]),
            texts={
                "ru": (
                    f"Есть монеты достоинством {row(coins)} в любом количестве. Каким наименьшим числом монет можно "
                    f"набрать сумму {amount}?",
                    f"$d_s = 1 + \\min_c d_{{s-c}}$ даёт {right}. Жадный выбор самой крупной монеты привёл бы "
                    f"к {greedy} монетам: для такого набора он не оптимален.",
                ),
                "kk": (
                    f"Құны {row(coins)} болатын тиындар шектеусіз бар. {amount} сомасын ең аз дегенде неше тиынмен "
                    "жинауға болады?",
                    f"$d_s = 1 + \\min_c d_{{s-c}}$ формуласы {right} береді. Ең ірі тиынды ашкөздікпен таңдау "
                    f"{greedy} "
                    "тиынға әкелер еді: мұндай жиын үшін ол тиімді емес.",
                ),
                "en": (
                    f"There are coins of values {row(coins)} in any number. What is the least number of coins that "
                    f"makes {amount}?",
                    f"$d_s = 1 + \\min_c d_{{s-c}}$ gives {right}. Greedily taking the largest coin would lead to "
                    f"{greedy} coins: for this set it is not optimal.",
                ),
            },
        )


def best_value(goods: list[tuple[int, int]], capacity: int) -> int:
    """The greatest value of goods (weight, value), each taken at most once."""
    best = [0] * (capacity + 1)
    for weight, value in goods:
        for room in range(capacity, weight - 1, -1):
            best[room] = max(best[room], best[room - weight] + value)
    return best[capacity]


def _greedy_value(goods: list[tuple[int, int]], capacity: int, by_ratio: bool) -> int:
    total = 0
    for weight, value in sorted(goods, key=lambda good: good[1] / good[0] if by_ratio else good[1], reverse=True):
        if weight <= capacity:
            capacity, total = capacity - weight, total + value
    return total


def _unbounded_value(goods: list[tuple[int, int]], capacity: int) -> int:
    best = [0]
    for room in range(1, capacity + 1):
        best.append(max([best[-1], *(best[room - weight] + value for weight, value in goods if weight <= room)]))
    return best[capacity]


def _knapsacks() -> Iterator[Document]:
    cases: tuple[tuple[list[tuple[int, int]], int, Difficulty], ...] = (
        ([(1, 3), (3, 7), (4, 9), (5, 11)], 7, "B"),
        ([(2, 5), (3, 6), (5, 12), (4, 7)], 9, "C"),
    )
    for goods, capacity, difficulty in cases:
        right = best_value(goods, capacity)
        typical = [
            _greedy_value(goods, capacity, by_ratio=True),
            _greedy_value(goods, capacity, by_ratio=False),
            _unbounded_value(goods, capacity),
            sum(value for _, value in goods),
        ]
        shown = ", ".join(f"({weight}; {value})" for weight, value in goods)
        yield computed(
            "knapsack",
            {"goods": [list(good) for good in goods], "capacity": capacity},
            difficulty=difficulty,
            topic="recursion-dp",
            tags=("dynamic-programming", "knapsack"),
            options=numbers(right, typical),
            time_seconds=150,
            texts={
                "ru": (
                    f"Предметы (вес; ценность): {shown}. Рюкзак выдерживает вес {capacity}, каждый предмет можно взять "
                    "не более одного раза. Какова наибольшая ценность?",
                    f"Перебор подмножеств или таблица по вместимости дают {right}. Один предмет нельзя брать дважды, "
                    "а жадный выбор по ценности на единицу веса в задаче 0/1 не гарантирует наилучшего ответа.",
                ),
                "kk": (
                    f"Заттар (салмағы; құндылығы): {shown}. Рюкзак {capacity} салмақ көтереді, әр затты ең көбі бір "
                    "рет "
                    "алуға болады. Ең үлкен құндылық қандай?",
                    f"Ішкі жиындарды қарап шығу немесе сыйымдылық кестесі {right} береді. Бір затты екі рет алуға "
                    "болмайды, ал 0/1 есебінде бірлік салмақтың құндылығына қарап ашкөз таңдау ең жақсы жауапқа "
                    "кепілдік бермейді.",
                ),
                "en": (
                    f"Goods (weight; value): {shown}. A knapsack holds weight {capacity} and each thing may be taken "
                    "at most once. What is the greatest value?",
                    f"Trying the subsets, or a table over capacities, gives {right}. A thing cannot be taken twice, "
                    "and "
                    "greed by value per unit of weight does not promise the best answer in the 0/1 problem.",
                ),
            },
        )


def grid_paths(grid: list[str]) -> int:
    """Paths from the upper left to the lower right corner by steps right and down, `#` being closed."""
    ways = [[0] * len(grid[0]) for _ in grid]
    for i, line in enumerate(grid):
        for j, cell in enumerate(line):
            if cell != "#":
                ways[i][j] = 1 if i == j == 0 else (ways[i - 1][j] if i else 0) + (ways[i][j - 1] if j else 0)
    return ways[-1][-1]


def _grid_paths() -> Iterator[Document]:
    cases: tuple[tuple[list[str], Difficulty], ...] = (
        (["...", ".#.", "..."], "A"),
        (["....", "..#.", "...."], "B"),
        (["....", ".#..", "...#", "...."], "C"),
    )
    for grid, difficulty in cases:
        right = grid_paths(grid)
        free = grid_paths(["." * len(grid[0])] * len(grid))
        picture = "```text\n" + "\n".join(grid) + "\n```"
        yield computed(
            "grid-paths",
            {"grid": grid},
            difficulty=difficulty,
            topic="recursion-dp",
            tags=("dynamic-programming", "counting"),
            options=numbers(right, [free, right + 1, free - 1, right + 2]),
            texts={
                "ru": (
                    "Робот идёт из левой верхней клетки в правую нижнюю, шагая только вправо или вниз; клетки `#` "
                    f"закрыты. Сколько у него путей?\n\n{picture}",
                    f"Число путей в клетку — сумма чисел сверху и слева, в закрытой клетке 0; в углу получаем {right}. "
                    f"Без препятствий путей было бы {free}.",
                ),
                "kk": (
                    "Робот сол жақ жоғарғы ұяшықтан оң жақ төменгі ұяшыққа тек оңға немесе төмен қадам жасап барады; "
                    f"`#` ұяшықтары жабық. Оның неше жолы бар?\n\n{picture}",
                    f"Ұяшыққа апаратын жолдар саны — үстіңгі және сол жақ сандардың қосындысы, жабық ұяшықта 0; "
                    f"бұрышта {right} шығады. Кедергісіз {free} жол болар еді.",
                ),
                "en": (
                    "A robot goes from the upper left cell to the lower right one, stepping only right or down; cells "
                    f"`#` are closed. How many paths has it?\n\n{picture}",
                    "The count of a cell is the sum of those above and to the left, and 0 in a closed cell; the "
                    "corner "
                    f"gets {right}. Without obstacles there would be {free} paths.",
                ),
            },
        )
