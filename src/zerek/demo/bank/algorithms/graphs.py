"""Generated questions on graphs: traversals, shortest paths, spanning trees and topological orders."""

from collections import deque
from collections.abc import Iterator

from zerek.demo.bank.algorithms.notation import code, computed
from zerek.demo.bank.author import Difficulty, Document, choices, numbers

Weighted = dict[str, int]
"""An edge by the names of its ends, `AB`, and its weight."""


def questions() -> list[Document]:
    """Breadth- and depth-first orders, Dijkstra's distances, minimum spanning trees, topological orders."""
    parts = (_orders(), _distances(), _spanning_trees(), _topological_orders())
    return [question for part in parts for question in part]


def neighbours(edges: list[str], vertex: str) -> list[str]:
    """Vertices joined with `vertex`, in alphabetical order."""
    return sorted(edge.replace(vertex, "") for edge in edges if vertex in edge)


def breadth_first(edges: list[str], start: str, reverse: bool = False) -> str:
    """The order in which vertices leave the queue; neighbours are taken alphabetically or the other way round."""
    queue, seen, order = deque([start]), {start}, ""
    while queue:
        vertex = queue.popleft()
        order += vertex
        for other in sorted(neighbours(edges, vertex), reverse=reverse):
            if other not in seen:
                seen.add(other)
                queue.append(other)
    return order


def depth_first(edges: list[str], start: str, reverse: bool = False) -> str:
    """The order of first visits of the recursive traversal."""
    order = ""

    def visit(vertex: str) -> None:
        nonlocal order
        order += vertex
        for other in sorted(neighbours(edges, vertex), reverse=reverse):
            if other not in order:
                visit(other)

    visit(start)
    return order


def _orders() -> Iterator[Document]:
    cases: tuple[tuple[str, list[str], Difficulty], ...] = (
        ("breadth", ["AB", "AC", "BD", "CE", "DE", "DF"], "A"),
        ("breadth", ["AD", "AE", "DB", "EC", "BC", "CF", "FG"], "B"),
        ("breadth", ["AC", "AF", "CB", "CD", "FE", "DE", "EG", "BG"], "B"),
        ("depth", ["AB", "AC", "BD", "CE", "EF", "DF"], "A"),
        ("depth", ["AC", "AD", "CB", "DE", "BE", "EF", "DG"], "B"),
        ("depth", ["AE", "AB", "EC", "BF", "CF", "FD", "DG", "EG"], "C"),
    )
    for kind, edges, difficulty in cases:
        walk, other = (breadth_first, depth_first) if kind == "breadth" else (depth_first, breadth_first)
        right = walk(edges, "A")
        typical = [
            other(edges, "A"),
            walk(edges, "A", reverse=True),
            "".join(sorted(right)),
            other(edges, "A", reverse=True),
            right[:-2] + right[-1] + right[-2],
            right[:2] + right[3] + right[2] + right[4:],
        ]
        shown = ", ".join(f"{edge[0]}–{edge[1]}" for edge in edges)
        names = {
            "breadth": {"ru": "в ширину (BFS)", "kk": "ені бойынша (BFS)", "en": "breadth-first"},
            "depth": {"ru": "в глубину (DFS, рекурсивно)", "kk": "тереңдігі бойынша (DFS, рекурсиямен)",
                      "en": "recursive depth-first"},
        }[kind]  # fmt: skip
        why = {
            "breadth": {
                "ru": "Очередь выдаёт сначала всех соседей `A`, затем вершины на расстоянии 2 и так далее; внутри "
                "уровня порядок задаёт то, чей родитель вышел из очереди раньше, а не алфавит.",
                "kk": "Кезек алдымен `A`-ның барлық көршісін, содан кейін 2 қашықтықтағы төбелерді береді; деңгей "
                "ішіндегі ретті алфавит емес, ата-анасының кезектен қайсысы бұрын шыққаны анықтайды.",
                "en": "The queue gives all neighbours of `A` first, then the vertices at distance 2 and so on; within "
                "a level the order follows whose parent left the queue earlier, not the alphabet.",
            },
            "depth": {
                "ru": "Из каждой вершины сразу идём к первому непосещённому соседу и возвращаемся, только когда таких "
                "не осталось; поэтому второй сосед `A` может быть посещён намного позже.",
                "kk": "Әр төбеден бірден әлі барылмаған бірінші көршіге барамыз, ондай көрші қалмағанда ғана кері "
                "қайтамыз; сондықтан `A`-ның екінші көршісіне әлдеқайда кеш баруымыз мүмкін.",
                "en": "From each vertex we go at once to its first unvisited neighbour and return only when none is "
                "left, so the second neighbour of `A` may be visited much later.",
            },
        }[kind]
        yield computed(
            f"{kind}-first",
            {"edges": edges, "start": "A"},
            difficulty=difficulty,
            topic="graphs",
            tags=("bfs" if kind == "breadth" else "dfs", "traversal"),
            options=choices(code(" ".join(right)), (code(" ".join(order)) for order in typical)),
            texts={
                "ru": (
                    f"Рёбра неориентированного графа: {shown}. Соседей перебирают по алфавиту. В каком порядке "
                    f"посетит вершины обход {names['ru']} из `A`?",
                    f"Порядок — `{' '.join(right)}`. {why['ru']}",
                ),
                "kk": (
                    f"Бағытталмаған графтың қабырғалары: {shown}. Көршілер алфавит ретімен қаралады. `A` төбесінен "
                    f"{names['kk']} аралау төбелерге қандай ретпен барады?",
                    f"Реті — `{' '.join(right)}`. {why['kk']}",
                ),
                "en": (
                    f"The edges of an undirected graph are {shown}. Neighbours are taken alphabetically. In which "
                    f"order does a {names['en']} traversal from `A` visit the vertices?",
                    f"The order is `{' '.join(right)}`. {why['en']}",
                ),
            },
        )


def shortest_path(edges: Weighted, start: str, goal: str) -> tuple[int, str]:
    """Dijkstra's algorithm over whole paths: the length and the path."""
    settled: set[str] = set()
    frontier = [(0, start)]
    while frontier:
        length, path = min(frontier)
        frontier.remove((length, path))
        if path[-1] == goal:
            return length, path
        if path[-1] not in settled:
            settled.add(path[-1])
            frontier += [
                (length + weight, path + edge.replace(path[-1], ""))
                for edge, weight in edges.items()
                if path[-1] in edge and edge.replace(path[-1], "") not in path
            ]
    raise ValueError(f"{goal} is out of reach")


def fewest_edges_length(edges: Weighted, start: str, goal: str) -> int:
    """The weight of the lightest path among those with the fewest edges: the error of counting edges."""
    paths = [(0, start)]
    while not any(path[-1] == goal for _, path in paths):
        paths = [
            (length + weight, path + edge.replace(path[-1], ""))
            for length, path in paths
            for edge, weight in edges.items()
            if path[-1] in edge and edge.replace(path[-1], "") not in path
        ]
    return min(length for length, path in paths if path[-1] == goal)


def nearest_first_length(edges: Weighted, start: str, goal: str) -> int:
    """The length found by always taking the lightest edge to an unvisited vertex: the error of greed."""
    length, path = 0, start
    while path[-1] != goal:
        ways = [
            (weight, edge.replace(path[-1], ""))
            for edge, weight in edges.items()
            if path[-1] in edge and edge.replace(path[-1], "") not in path
        ]
        if not ways:
            return length
        weight, vertex = min(ways)
        length, path = length + weight, path + vertex
    return length


def _listed(edges: Weighted) -> str:
    return ", ".join(f"{edge[0]}–{edge[1]} ({weight})" for edge, weight in edges.items())


def _distances() -> Iterator[Document]:
    cases: tuple[tuple[Weighted, str, Difficulty], ...] = (
        ({"AB": 4, "AC": 1, "BC": 2, "BD": 5, "CD": 9}, "D", "A"),
        ({"AB": 7, "AC": 3, "BC": 2, "BD": 4, "CE": 8, "DE": 1, "DF": 9, "EF": 3}, "F", "B"),
        ({"AB": 2, "AC": 6, "BC": 3, "BD": 9, "CD": 2, "CE": 8, "DE": 3}, "E", "B"),
        ({"AB": 5, "AC": 2, "AD": 12, "BC": 1, "BE": 6, "CD": 7, "DE": 2, "DF": 3, "EF": 4}, "F", "C"),
    )
    for edges, goal, difficulty in cases:
        right, path = shortest_path(edges, "A", goal)
        typical = [
            fewest_edges_length(edges, "A", goal), nearest_first_length(edges, "A", goal), right + 1,
            right - 1, right + 3,
        ]  # fmt: skip
        way = " → ".join(path)
        yield computed(
            "shortest-path",
            {"edges": edges, "start": "A", "goal": goal},
            difficulty=difficulty,
            topic="graphs",
            tags=("dijkstra", "shortest-path"),
            options=numbers(right, typical),
            texts={
                "ru": (
                    f"Дороги между посёлками (длина в км): {_listed(edges)}. Какова длина кратчайшего пути "
                    f"из `A` в `{goal}`?",
                    f"Кратчайший путь — {way}, его длина {right}. Алгоритм Дейкстры сравнивает суммы длин: меньше "
                    "рёбер "
                    "ещё не значит короче, и самое лёгкое первое ребро тоже ничего не гарантирует.",
                ),
                "kk": (
                    f"Ауылдар арасындағы жолдар (ұзындығы км): {_listed(edges)}. `A`-дан `{goal}`-ға дейінгі ең қысқа "
                    "жолдың ұзындығы қандай?",
                    f"Ең қысқа жол — {way}, ұзындығы {right}. Дейкстра алгоритмі ұзындықтардың қосындысын салыстырады: "
                    "қабырғасы аз жол міндетті түрде қысқа емес, ең жеңіл бірінші қабырға да ештеңеге кепілдік "
                    "бермейді.",
                ),
                "en": (
                    f"Roads between villages (length in km): {_listed(edges)}. How long is the shortest path from `A` "
                    f"to `{goal}`?",
                    f"The shortest path is {way}, of length {right}. Dijkstra's algorithm compares sums of lengths: "
                    "fewer edges do not mean shorter, nor does the lightest first edge promise anything.",
                ),
            },
        )


def spanning_tree(edges: Weighted) -> list[str]:
    """Kruskal's choice of edges, in the order of choice."""
    group = {vertex: vertex for edge in edges for vertex in edge}
    chosen = []
    for edge in sorted(edges, key=lambda name: edges[name]):
        first, second = group[edge[0]], group[edge[1]]
        if first != second:
            chosen.append(edge)
            group = {vertex: first if root == second else root for vertex, root in group.items()}
    return chosen


def _spanning_trees() -> Iterator[Document]:
    cases: tuple[tuple[Weighted, Difficulty], ...] = (
        ({"AB": 3, "AC": 1, "BC": 2, "BD": 6, "CD": 4}, "A"),
        ({"AB": 7, "AC": 2, "BC": 3, "BD": 5, "CD": 9, "CE": 8, "DE": 4}, "B"),
        ({"AB": 1, "BC": 2, "AC": 3, "CD": 10, "BD": 7, "DE": 4, "EF": 5, "DF": 6, "AF": 9}, "C"),
    )
    for edges, difficulty in cases:
        chosen = spanning_tree(edges)
        right = sum(edges[edge] for edge in chosen)
        lightest = sum(sorted(edges.values())[: len(chosen)])
        typical = [lightest, right + max(edges.values()), sum(edges.values()), right - min(edges.values()), right + 2]
        shown = ", ".join(f"{edge[0]}–{edge[1]} ({edges[edge]})" for edge in chosen)
        yield computed(
            "spanning-tree",
            {"edges": edges},
            difficulty=difficulty,
            topic="graphs",
            tags=("mst", "kruskal"),
            options=numbers(right, typical),
            texts={
                "ru": (
                    f"Возможные линии связи и их стоимость: {_listed(edges)}. Какова наименьшая стоимость сети, "
                    "связывающей все узлы?",
                    f"Алгоритм Краскала берёт рёбра по возрастанию, пропуская замыкающие цикл: {shown}; сумма {right}. "
                    f"Нельзя просто взять столько же самых дешёвых рёбер: они могут образовать цикл.",
                ),
                "kk": (
                    f"Мүмкін болатын байланыс желілері мен олардың құны: {_listed(edges)}. Барлық түйінді "
                    "байланыстыратын "
                    "желінің ең аз құны қанша?",
                    f"Краскал алгоритмі цикл тудыратындарын өткізіп, қабырғаларды өсу ретімен алады: {shown}; "
                    "қосындысы "
                    f"{right}. Ең арзан {len(chosen)} қабырғаны ала салуға болмайды: олар цикл құруы мүмкін.",
                ),
                "en": (
                    f"Possible links and their costs: {_listed(edges)}. What is the least cost of a network that joins "
                    "all nodes?",
                    f"Kruskal's algorithm takes edges in ascending order, skipping those that close a cycle: {shown}; "
                    f"the sum is {right}. Taking the {len(chosen)} cheapest edges is no good: they may form a cycle.",
                ),
            },
        )


def respects(order: str, arcs: list[str]) -> bool:
    """Every arc leads from an earlier vertex to a later one."""
    return all(order.index(arc[0]) < order.index(arc[1]) for arc in arcs)


def _topological_orders() -> Iterator[Document]:
    cases: tuple[tuple[list[str], list[str], Difficulty], ...] = (
        (["AC", "BC", "CD", "BE"], ["ABCDE", "BEACD", "ACBDE", "EBACD", "BACED"], "B"),
        (["AB", "AC", "BD", "CD", "DE"], ["ACBDE", "ABDCE", "ABCED", "BACDE", "ABCDE"], "A"),
        (
            ["DA", "DB", "BC", "AC", "CF", "EB", "EF"],
            ["DEABCF", "EDBACF", "DABECF", "EDBCAF", "DBEACF"],
            "C",
        ),
    )
    for arcs, orders, difficulty in cases:
        correct = frozenset(index for index, order in enumerate(orders) if respects(order, arcs))
        shown = ", ".join(f"{arc[0]} → {arc[1]}" for arc in arcs)
        bad = next(order for order in orders if not respects(order, arcs))
        broken = next(arc for arc in arcs if bad.index(arc[0]) > bad.index(arc[1]))
        yield computed(
            "topological-order",
            {"arcs": arcs, "orders": orders},
            difficulty=difficulty,
            topic="graphs",
            tags=("topological-sort", "dag"),
            options=tuple(code(" ".join(order)) for order in orders),
            correct=correct,
            texts={
                "ru": (
                    f"Курсы зависят друг от друга: {shown} (первый нужно пройти раньше второго). Какие порядки "
                    "изучения "
                    "допустимы? Выберите все верные.",
                    "Порядок годится, если начало каждой стрелки стоит раньше её конца; таких порядков обычно "
                    f"несколько. Например, `{' '.join(bad)}` нарушает {broken[0]} → {broken[1]}.",
                ),
                "kk": (
                    f"Курстар бір-біріне тәуелді: {shown} (біріншісін екіншісінен бұрын өту керек). Қай оқу реттері "
                    "жарамды? Барлық дұрыс жауапты таңдаңыз.",
                    "Әр бағыттың басы соңынан бұрын тұрса, рет жарамды; ондай рет әдетте бірнешеу болады. Мысалы, "
                    f"`{' '.join(bad)}` реті {broken[0]} → {broken[1]} шартын бұзады.",
                ),
                "en": (
                    f"Courses depend on one another: {shown} (the first must come before the second). Which orders of "
                    "study are allowed? Select all.",
                    "An order is right when the tail of every arrow stands before its head; usually there are several. "
                    f"For example, `{' '.join(bad)}` breaks {broken[0]} → {broken[1]}.",
                ),
            },
        )
