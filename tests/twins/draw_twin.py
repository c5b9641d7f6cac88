"""The draw a second time, written from docs/drawing-a-sample.md alone: it shares no code with the service."""

from __future__ import annotations

import hashlib
import json
from fractions import Fraction
from typing import Any

ONE = 10**9


class Numbers:
    def __init__(self, seed: str, purpose: str) -> None:
        self.text, self.k = f"{seed}|{purpose}|", 0

    def below(self, n: int) -> int:
        while True:
            digest = hashlib.sha256(f"{self.text}{self.k}".encode()).hexdigest()
            self.k += 1
            block = int(digest, 16)
            if block < 2**256 - 2**256 % n:
                return block % n


def plain(cell: str) -> str:
    rest = cell.lstrip("'")
    if rest != cell and rest[:1] and rest[0] in "=+-@＝＋－＠":
        return cell[1:]
    return cell


def sample_of(text: str, seed: str) -> list[str]:
    """The references of the sample, in drawn order."""
    lines = text.splitlines()
    plan = json.loads(lines[1].split("\t", 1)[1])
    names = lines[2].split("\t")
    children = [dict(zip(names, map(plain, line.split("\t")), strict=True)) for line in lines[3:]]
    part = taking_part(children, plan, seed)
    row_of = {child["reference"]: row(child, plan) for child in part}
    columns = sorted({child["place"] for child in part})
    totals = column_totals(part, plan)
    there = {
        (r, c): [
            child["reference"] for child in part if (row_of[child["reference"]], child["place"]) == (r, c)
        ]
        for r in rows(plan)
        for c in columns
    }
    row_totals = totals_of_rows(there, totals, plan)
    order = [(r, c) for r in rows(plan) for c in columns]
    counts = [[len(there[r, c]) for c in columns] for r in rows(plan)]
    parts = expected(counts, [row_totals[r] for r in rows(plan)], [totals[c] for c in columns])
    sizes = rounded(parts, Numbers(seed, "rounding"))
    found = []
    for number, cell in enumerate(order):
        shuffled = sorted(there[cell])
        numbers = Numbers(seed, f"order|{cell[0]}|{cell[1]}")
        for i in range(len(shuffled) - 1, 0, -1):
            j = numbers.below(i + 1)
            shuffled[i], shuffled[j] = shuffled[j], shuffled[i]
        found += shuffled[: sizes[number // len(columns)][number % len(columns)]]
    return found


def taking_part(children: list[dict[str, str]], plan: dict[str, Any], seed: str) -> list[dict[str, str]]:
    left = sorted((c for c in children if not c["exclusion"]), key=lambda c: c["reference"])
    if not plan["one_a_family"]:
        return left
    numbers, out = Numbers(seed, "families"), []
    for family in sorted({c["family"] for c in left if c["family"]}):
        members = [c for c in left if c["family"] == family]
        if len(members) > 1:
            keep = members[numbers.below(len(members))]
            out += [c["reference"] for c in members if c is not keep]
    return [c for c in left if c["reference"] not in out]


def rows(plan: dict[str, Any]) -> list[str]:
    if plan["age_quotas"] is not None:
        ages = [0, *plan["age_boundaries"], 18]
        return ["unborn"] + [f"{ages[i]}-{ages[i + 1]}" for i in range(len(ages) - 1)]
    return ["pre-school", "older"] if plan["pre_school_percent"] else ["all ages"]


def row(child: dict[str, str], plan: dict[str, Any]) -> str:
    if plan["age_quotas"] is not None:
        return child["age_band"]
    if plan["pre_school_percent"]:
        return "pre-school" if child["pre_school"] == "1" else "older"
    return "all ages"


def remainders(total: int, of: dict[str, int]) -> dict[str, int]:
    everyone = sum(of.values())
    got = {name: total * n // everyone for name, n in of.items()}
    rest = {name: total * n % everyone for name, n in of.items()}
    for name in sorted(of, key=lambda name: (-rest[name], -of[name], name))[: total - sum(got.values())]:
        got[name] += 1
    return got


def evenly(total: int, of: dict[str, int]) -> dict[str, int]:
    got = dict.fromkeys(of, 0)
    while total:
        able = sorted((name for name in of if got[name] < of[name]), key=lambda name: (-of[name], name))
        each = total // len(able)
        for name in able if each else able[:total]:
            more = min(each or 1, of[name] - got[name])
            got[name] += more
            total -= more
    return got


def column_totals(part: list[dict[str, str]], plan: dict[str, Any]) -> dict[str, int]:
    kinds: dict[str, dict[str, int]] = {"0": {}, "1": {}}
    for child in part:
        kind = kinds[child["disability_team"]]
        kind[child["place"]] = kind.get(child["place"], 0) + 1
    both = {"districts": sum(kinds["0"].values()), "teams": sum(kinds["1"].values())}
    teams = max(plan["disability_minimum"], remainders(plan["size"], both)["teams"])
    share = evenly if plan["spread"] == "even" else remainders
    got: dict[str, int] = {}
    for code, total in (("0", plan["size"] - teams), ("1", teams)):
        if kinds[code]:
            got |= share(total, kinds[code])
    return got


def totals_of_rows(
    there: dict[tuple[str, str], list[str]], totals: dict[str, int], plan: dict[str, Any]
) -> dict[str, int]:
    if plan["age_quotas"] is not None:
        return {band: plan["age_quotas"].get(band, 0) for band in rows(plan)}
    if not plan["pre_school_percent"]:
        return {"all ages": plan["size"]}
    bring = Fraction(0)
    for place, total in totals.items():
        young, older = len(there["pre-school", place]), len(there["older", place])
        bring += Fraction(total * young, young + older)
    nearest = (2 * bring.numerator + bring.denominator) // (2 * bring.denominator)
    least = -(-plan["size"] * plan["pre_school_percent"] // 100)
    return {"pre-school": max(nearest, least), "older": plan["size"] - max(nearest, least)}


def added(numbers: list[float]) -> float:
    total = 0.0
    for number in numbers:
        total = total + number
    return total


def factor(counts: list[int], opposite: list[float], total: int) -> float:
    cells = [(o, c) for o, c in zip(opposite, counts, strict=True) if c > 0 and o > 0]
    cells.sort(key=lambda cell: (-cell[0], -cell[1]))
    if total == 0 or not cells:
        return 0.0
    full = 0
    for number, (o, c) in enumerate(cells):
        f = (total - full) / added([count * other for other, count in cells[number:]])
        if f * o <= 1.0:
            return min(1e100, max(f, 1e-100))
        full = full + c
    return min(1e100, 1.0 / cells[-1][0])


def expected(counts: list[list[int]], rows_: list[int], columns: list[int]) -> list[list[int]]:
    n, m = len(rows_), len(columns)
    across, down = [0.0] * n, [1.0] * m
    sizes: list[list[float]] = []
    for _time in range(200):
        across = [factor(counts[i], down, rows_[i]) for i in range(n)]
        down = [factor([counts[i][j] for i in range(n)], across, columns[j]) for j in range(m)]
        sizes = [[counts[i][j] * min(1.0, across[i] * down[j]) for j in range(m)] for i in range(n)]
        if all(abs(added(sizes[i]) - rows_[i]) <= 1e-10 for i in range(n)):
            break
    for i in range(n):
        total = added(sizes[i])
        sizes[i] = [size * min(1.0, rows_[i] / total) if total else 0.0 for size in sizes[i]]
    for j in range(m):
        total = added([sizes[i][j] for i in range(n)])
        for i in range(n):
            sizes[i][j] = sizes[i][j] * min(1.0, columns[j] / total) if total else 0.0
    parts = [[min(int(sizes[i][j] * ONE), counts[i][j] * ONE) for j in range(m)] for i in range(n)]
    limits = [[count * ONE for count in line] for line in counts]
    filled(parts, limits, [ONE * each for each in rows_], [ONE * each for each in columns])
    return parts


def filled(parts: list[list[int]], limits: list[list[int]], rows_: list[int], columns: list[int]) -> None:
    n, m = len(rows_), len(columns)
    while True:
        lack_r = [rows_[i] - sum(parts[i]) for i in range(n)]
        lack_c = [columns[j] - sum(parts[i][j] for i in range(n)) for j in range(m)]
        ways: dict[tuple[str, int], list[tuple[str, int]]] = {}
        queue = [("row", i) for i in range(n) if lack_r[i]]
        for node in queue:
            ways[node] = [node]
        end = None
        while queue:
            node = queue.pop(0)
            kind, at = node
            if kind == "row":
                steps = [("column", j) for j in range(m) if parts[at][j] < limits[at][j]]
            elif lack_c[at]:
                end = node
                break
            else:
                steps = [("row", i) for i in range(n) if parts[i][at] > 0]
            for step in steps:
                if step not in ways:
                    ways[step] = [*ways[node], step]
                    queue.append(step)
        if end is None:
            return
        way = ways[end]
        up = [(way[k][1], way[k + 1][1]) for k in range(0, len(way) - 1, 2)]
        back = [(way[k + 1][1], way[k][1]) for k in range(1, len(way) - 1, 2)]
        amount = min(
            [lack_r[way[0][1]], lack_c[end[1]]]
            + [limits[i][j] - parts[i][j] for i, j in up]
            + [parts[i][j] for i, j in back]
        )
        for i, j in up:
            parts[i][j] += amount
        for i, j in back:
            parts[i][j] -= amount


def rounded(parts: list[list[int]], numbers: Numbers) -> list[list[int]]:
    parts = [list(line) for line in parts]
    while True:
        broken = [(i, j) for i, line in enumerate(parts) for j, part in enumerate(line) if part % ONE]
        if not broken:
            return [[part // ONE for part in line] for line in parts]
        walk: list[tuple[int, int]] = []
        visited: list[tuple[str, int]] = []
        line = ("row", broken[0][0])
        while line not in visited:
            visited.append(line)
            on_it = [cell for cell in broken if cell[0 if line[0] == "row" else 1] == line[1]]
            cell = next(each for each in on_it if not walk or each != walk[-1])
            walk.append(cell)
            line = ("column", cell[1]) if line[0] == "row" else ("row", cell[0])
        cycle = walk[visited.index(line) :]
        even, odd = cycle[0::2], cycle[1::2]
        rest = {(i, j): parts[i][j] % ONE for i, j in cycle}
        up = min([ONE - rest[cell] for cell in even] + [rest[cell] for cell in odd])
        down = min([rest[cell] for cell in even] + [ONE - rest[cell] for cell in odd])
        step = up if numbers.below(up + down) < down else -down
        for i, j in even:
            parts[i][j] += step
        for i, j in odd:
            parts[i][j] -= step
