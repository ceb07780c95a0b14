#!/usr/bin/env python3
"""Computes a Lantu evaluation again from its score sheet, to the digit, with nothing but the file.

    python3 recompute.py score-sheet.json

Prints what it found and exits 0; names every line that differs and exits 1. Needs Python 3.8 and nothing else.

All arithmetic is in fractions. There is one rule of rounding: every score (of a line, a list, the total) and every contribution is
rounded to four decimals, halves away from zero; a list is made of rounded lines, the total of rounded lists.
"""
import hashlib
import json
import sys
from fractions import Fraction

LISTS = ["indicators", "tasks", "projects", "qualitative"]
GRADES = ["excellent", "good", "pass", "fail"]


def rounded(exact):
    ten_thousandths = abs(exact) * 10000
    whole = (2 * ten_thousandths.numerator + ten_thousandths.denominator) // (2 * ten_thousandths.denominator)
    return Fraction(whole, 10000) * (1 if exact >= 0 else -1)


def clamp(score):
    return rounded(min(Fraction(100), max(Fraction(0), score)))


def is_work(item):
    return item["list"] in ("tasks", "projects")


def is_bound(item):
    return item.get("rule") in ("floorCeiling", "cumulativeCap")


def worse(item, value, than):
    better = item.get("better")
    return value < than if better == "higher" else value > than if better == "lower" else value != than


def share_due(function, years):
    shares = function["shares"]
    return Fraction(0) if years <= 0 else shares[min(years, len(shares)) - 1] / Fraction(100)


def said(scheme, item):
    return next((s for s in scheme["items"] if (s["list"], s["code"]) == (item["list"], item["code"])), {})


def function_of(item, scheme):
    functions = scheme["functions"]
    rule = item.get("rule")
    standard = (functions["works"] if is_work(item) else {"kind": "completion"} if rule == "completion" else functions["bound"] if is_bound(item) else functions["raise"])
    wanted = said(scheme, item).get("function")
    fits = (wanted is None or is_work(item) or not (rule == "completion" and wanted["kind"] != "completion")
            and not (is_bound(item) and wanted["kind"] not in ("completion", "deduction")))
    return wanted if wanted and fits else standard


def against(item, value, to, share):
    """100 (x - b) / (share (to - b)); where nothing was due, all for whoever is there."""
    if to is None:
        return Fraction(0)
    start = item["baseline"]
    way = share * (to - start)
    goal = item.get("target", item.get("aim", to)) - start
    if way == 0 or (way > 0) != (goal > 0) or goal == 0:
        return Fraction(0 if worse(item, value, start + way) else 100)
    return clamp(100 * (value - start) / way)


def score_of_indicator(item, function, backsliding):
    value, kind = item["value"], function["kind"]
    if "roseIn" in item:
        return Fraction(0)
    if item.get("isMet"):
        return Fraction(100)
    before = item.get("previous", item.get("baseline")) if backsliding == "previousYear" else item.get("baseline")
    if backsliding != "ignored" and not is_bound(item) and item.get("rule") != "completion" and before is not None and worse(item, value, before):
        return Fraction(0)
    if kind == "completion":
        return Fraction(0)
    if kind == "deduction":
        due = item.get("aim") if is_bound(item) else item.get("planned", item.get("aim"))
        if due is None:
            return Fraction(0)
        missed = {"higher": max(Fraction(0), due - value), "lower": max(Fraction(0), value - due)}.get(item.get("better"), abs(value - due))
        return rounded(max(Fraction(0), 100 - function["points"] * missed))
    if "baseline" not in item:
        return Fraction(0)
    target = item.get("target", item.get("aim"))
    if kind == "distance":
        return against(item, value, target, Fraction(1))
    if kind == "path":
        return against(item, value, target, share_due(function, int(item["year"] - item["baseYear"])))
    return against(item, value, item.get("planned", item.get("aim")), Fraction(1))


def score_of_work(item, function, years):
    done, due, kind = item["done"], item.get("due", Fraction(0)), function["kind"]
    if kind == "deduction":
        return rounded(max(Fraction(0), 100 - function["points"] * max(Fraction(0), 100 * (due - done))))
    by = due if kind == "pace" else share_due(function, years) if kind == "path" else Fraction(1)
    return Fraction(100) if by <= 0 else clamp(100 * done / by)


def lines_of(scope, scheme, inputs):
    left_out = scheme["missingData"] == "leftOut"
    for item in sorted(scope["items"], key=lambda i: (LISTS.index(i["list"]), i["order"], i["code"])):
        own = said(scheme, item)
        weight = own.get("weight", scheme["bindingFactor"] if item.get("nature") == "binding" else Fraction(1))
        known = ("done" if is_work(item) else "value") in item
        out = item.get("out")
        if out == "partOfAnother" and own.get("weight", 0) > 0:
            out = None
        if out is None and weight == 0:
            out = "noWeight"
        if out is None and not known and left_out:
            out = "notReported"
        score = None
        if out is None:
            function = function_of(item, scheme)
            score = (Fraction(0) if not known else score_of_work(item, function, int(inputs["yearsGone"])) if is_work(item)
                     else score_of_indicator(item, function, scheme["backsliding"]))
        yield {"list": item["list"], "code": item["code"], "weight": weight, "score": score, "out": out}
    for criterion in scheme["qualitative"]["criteria"]:
        given = sorted(s["score"] for s in scope["scores"] if s["criterion"] == criterion["code"])
        if len(given) >= scheme["qualitative"]["dropExtremesFrom"]:
            given = given[1:-1]
        score = rounded(sum(given) / Fraction(len(given))) if given else None if left_out else Fraction(0)
        yield {"list": "qualitative", "code": criterion["code"], "weight": criterion["weight"], "score": score, "out": "notScored" if score is None else None}


def scope_of(scope, scheme, inputs):
    lines = list(lines_of(scope, scheme, inputs))
    within = {l: sum(x["weight"] for x in lines if x["list"] == l and x["score"] is not None) for l in LISTS}
    lists = {l: rounded(sum(x["weight"] * x["score"] for x in lines if x["list"] == l and x["score"] is not None) / Fraction(within[l])) if within[l] else None for l in LISTS}
    weights = {l: scheme["weights"][l] if lists[l] is not None else Fraction(0) for l in LISTS}
    quality, works = weights["indicators"], weights["tasks"] + weights["projects"]
    if scheme["combination"] == "lowerOfTwo" and quality and works:
        of_works = sum(weights[l] * (lists[l] or 0) for l in ("tasks", "projects"))
        is_quality = lists["indicators"] * works <= of_works
        weights = {
            "indicators": works * (quality + works) if is_quality else Fraction(0),
            "tasks": Fraction(0) if is_quality else weights["tasks"] * (quality + works),
            "projects": Fraction(0) if is_quality else weights["projects"] * (quality + works),
            "qualitative": works * weights["qualitative"],
        }
    total = sum(weights.values())
    score = rounded(sum(weights[l] * (lists[l] or 0) for l in LISTS) / Fraction(total)) if total else None
    for line in lines:
        line["contribution"] = rounded(weights[line["list"]] * line["weight"] * line["score"] / (total * within[line["list"]])) if line["score"] is not None and total else None
    by_score = None if score is None else next((g for g in GRADES[:3] if score >= scheme["grades"][g]), "fail")
    best = [rule["best"] for veto in scope["vetoes"] for rule in scheme["vetoes"] if rule["code"] == veto["code"]]
    grade = None if by_score is None else max([by_score] + best, key=GRADES.index)
    return {"orgUnit": scope["orgUnit"], "isPlan": scope["isPlan"], "score": score, "gradeByScore": by_score, "grade": grade, "lines": lines, "lists": {l: (weights[l], lists[l]) for l in LISTS}}


def main(path):
    with open(path, encoding="utf-8") as file:
        text = file.read()
    decoder = json.JSONDecoder(parse_float=Fraction, parse_int=Fraction)
    sheet = decoder.decode(text)
    problems = []

    def same(where, stated, computed):
        if stated != computed:
            shown = [str(float(v)) if isinstance(v, Fraction) else str(v) for v in (stated, computed)]
            problems.append(f"{where}: the sheet says {shown[0]}, computed {shown[1]}")

    # The hashes are of the bytes as they stand in the file.
    for member in ("inputs", "result"):
        start = text.index(f'"{member}":') + len(member) + 3
        end = decoder.raw_decode(text, start)[1]
        same(f"SHA-256 of {member}", sheet[f"{member}Sha256"], hashlib.sha256(text[start:end].encode("utf-8")).hexdigest())

    scheme, inputs = sheet["scheme"], sheet["inputs"]
    same("formula version", int(sheet["result"]["formulaVersion"]), 1)
    computed = {s["orgUnit"]: scope_of(s, scheme, inputs) for s in inputs["scopes"]}
    same("areas", sorted(s["orgUnit"] for s in sheet["result"]["scopes"]), sorted(computed))
    count = 0
    for stated in sheet["result"]["scopes"]:
        scope = computed[stated["orgUnit"]]
        others = [s["score"] for s in computed.values() if not s["isPlan"] and s["score"] is not None]
        ranked = scheme["ranking"] and not scope["isPlan"] and scope["score"] is not None
        name = stated["orgUnit"]
        same(f"{name}, total", stated.get("score"), scope["score"])
        same(f"{name}, grade", stated.get("grade"), scope["grade"])
        same(f"{name}, grade by score", stated.get("gradeByScore"), scope["gradeByScore"])
        same(f"{name}, rank", stated.get("rank"), Fraction(1 + sum(o > scope["score"] for o in others)) if ranked else None)
        for l in stated["lists"]:
            same(f"{name}, {l['list']}", (l["weight"], l.get("score")), scope["lists"][l["list"]])
        same(f"{name}, lines", [(l["list"], l["code"]) for l in stated["lines"]], [(l["list"], l["code"]) for l in scope["lines"]])
        for line, own in zip(stated["lines"], scope["lines"]):
            count += 1
            for member in ("score", "weight", "contribution", "out"):
                same(f"{name}, {line['list']} {line['code']}, {member}", line.get(member), own[member])

    for problem in problems:
        print(problem)
    if not problems:
        print(f"{sheet['title']}: {count} lines of {len(computed)} score sheets, all as stated")
    return 1 if problems else 0


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    sys.exit(main(sys.argv[1]))
