#!/usr/bin/env python3
"""Holds the forms of assets/ledgers to their format, and the records of tests/ledgers to what is said of them.

A file of tests/ledgers has a day `today` and examples: a `record`, what stands `below` it, `others` it refers to
("@key"; they refer to it as "@self"), and what is expected: its `light`, every `due` day and all `findings`.
Prints a line for each fault and, last, "N passed, N failed".
"""
import datetime
import json
import pathlib
import re
import sys

import ledger_rules
from checks import run

ROOT = pathlib.Path(__file__).resolve().parent.parent
FORMS = {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in sorted((ROOT / "assets/ledgers").glob("*.json"))}
EXAMPLES = {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in sorted((ROOT / "tests/ledgers").glob("*.json"))}
LEDGERS = {name: form for name, form in FORMS.items() if "group" in form}
RULED = {name: form for name, form in FORMS.items() if "terms" in form or "checks" in form}

WORDS = {
    "form": "id name group order notice help title carry under fields terms checks computed summary views",
    "field": "id name type required returned masked help basis group width options target head split",
    "option": "id name",
    "term": "id name kind start finish count unit month day years pauses extension most unless soon early first when basis confidence",
    "check": "id kind fields options when say basis",
    "computed": "id name count from to unit",
    "summary": "id name when sum",
    "view": "id name columns sort descending when",
    "condition": "field is not empty",
    "pause": "form from to",
}
TYPES = set("text long_text integer decimal date time deadline enumeration options departments links yes_no record".split())
GROUPS = set("main plan content review process publish result other task duty progress".split())
UNITS = ("working_days", "days", "hours", "months")
DAYS, NUMBERS = {"date", "time"}, {"integer", "decimal"}
COMPUTED_WIDTHS = {"light": 90, "due": 110, "gap": 80, "count": 80}
PLACEHOLDERS = {"filled": {"{0}"}, "chosen": {"{0}"}, "ordered": {"{0}", "{1}"}, "sum": {"{0}", "{1}"}, "linked": set(), "unique": {"{0}"}, "state": {"{0}"}, "never": set(), "tariff": {"{0}", "{1}"},
                "at_most": {"{0}", "{1}"}, "course": {"{0}"}}
# What is the same thing everywhere has one id and one type.
SHARED = {"task": {"record"}, "remark": {"long_text"}, "published": {"date"}, "link": {"links"}, "public": {"yes_no"}, "public_reason": {"text"},
          "department": {"departments"}, "phone": {"text"}, "contact": {"text"}, "year": {"integer"}, "doc_number": {"text"}, "number": {"text"},
          "attribute": {"enumeration"}, "due": {"date"}, "closed": {"date"}, "changed": {"date"}, "formed": {"date"}, "index_number": {"text"}}


def types(form):
    return {field["id"]: field["type"] for field in form["fields"]}


def option_ids(field):
    return {option["id"] for option in field.get("options", [])}


def parts(form, *kinds):
    return [(f"{form['id']}.{kind}.{part['id']}", part) for kind in kinds for part in form.get(kind, [])]


def all_parts(*kinds):
    return [found for form in FORMS.values() for found in parts(form, *kinds)]


def labels(value, place):
    """Every text for people with its place."""
    if isinstance(value, dict):
        if "zh" in value:
            yield place, value
        for key, inner in value.items():
            yield from labels(inner, f"{place}.{key}")
    elif isinstance(value, list):
        for inner in value:
            yield from labels(inner, f"{place}.{inner['id']}" if isinstance(inner, dict) and "id" in inner else place)


ALL_LABELS = [found for form in FORMS.values() for found in labels(form, form["id"])]


def a_file_is_named_after_its_form():
    return [f"{name}.json holds {form['id']}" for name, form in FORMS.items() if form["id"] != name]


def members_are_known():
    faults = []

    def look(place, thing, kind):
        faults.extend(f"{place} has the unknown member {member}" for member in thing if member not in WORDS[kind].split())

    for name, form in FORMS.items():
        look(name, form, "form")
        for members, kind in (("fields", "field"), ("terms", "term"), ("checks", "check"), ("computed", "computed"), ("summary", "summary"), ("views", "view")):
            for place, part in parts(form, members):
                look(place, part, kind)
                for one in part.get("when", []):
                    look(place, one, "condition")
                for one in part.get("pauses", []):
                    look(place, one, "pause")
                for one in part.get("options", []) if kind == "field" else []:
                    look(place, one, "option")
    return faults


def ids_are_snake_case_and_distinct():
    faults = []
    for name, form in FORMS.items():
        for kind in ("fields", "terms", "checks", "computed", "summary", "views"):
            ids = [part["id"] for part in form.get(kind, [])]
            faults += [f"{name}.{kind} has {one} twice" for one in sorted({one for one in ids if ids.count(one) > 1})]
            faults += [f"{name}.{kind} has the id {one}" for one in ids if not re.fullmatch(r"[a-z][a-z0-9_]*", one) or one == "id"]
        for place, field in parts(form, "fields"):
            ids = [option["id"] for option in field.get("options", [])]
            faults += [f"{place} has a bad or repeated option {one}" for one in ids if ids.count(one) > 1 or not re.fullmatch(r"[a-z0-9_]+", one)]
    return faults


def every_name_and_sentence_is_in_both_languages():
    """The help of a field may be Chinese alone: it speaks of Chinese law."""
    return [f"{place} lacks English" for place, label in ALL_LABELS if "en" not in label and not re.search(r"\.fields\.\w+\.help$", place)]


def texts_are_clean():
    faults = [f"{place} is empty or padded" for place, label in ALL_LABELS for text in label.values() if not text or text != text.strip()]
    faults += [f"{place} has {mark[0]!r} after a Chinese character" for place, label in ALL_LABELS
               if (mark := re.search(r"(?<=[\u4e00-\u9fff])[,;:?!(]", label["zh"]))]
    return faults + [f"{place} holds Chinese in English" for place, label in ALL_LABELS if re.search(r"[\u2e80-\u9fff]", label.get("en", ""))]


def fields_say_what_their_type_needs():
    faults = []
    for place, field in all_parts("fields"):
        kind = field["type"]
        if kind not in TYPES:
            faults.append(f"{place} has the type {kind}")
        if (kind in ("enumeration", "options")) != bool(field.get("options")):
            faults.append(f"{place} has options it should not have, or lacks them")
        if "target" in field and (kind != "record" or field["target"] not in FORMS):
            faults.append(f"{place} refers to {field['target']}")
        if field.get("group", "main") not in GROUPS:
            faults.append(f"{place} stands in the unknown group {field['group']}")
        if place.split(".")[0] in RULED and kind not in SHARED.get(field["id"], {kind}):
            faults.append(f"{place} is {kind}, elsewhere {SHARED[field['id']]}")
    return faults


def fields_of_a_group_stand_together():
    faults = []
    for name, form in FORMS.items():
        groups = [field.get("group") for field in form["fields"]]
        runs = [group for i, group in enumerate(groups) if i == 0 or groups[i - 1] != group]
        faults += [f"{name} has the group {group} in two places" for group in sorted({str(g) for g in runs if runs.count(g) > 1})]
    return faults


def ledgers_are_complete():
    faults = []
    for name, form in LEDGERS.items():
        faults += [f"{name} lacks {member}" for member in ("order", "help", "title", "views") if not form.get(member)]
        is_basic = form["group"]["zh"] == "基础数据"  # serves every task
        faults += [] if is_basic or types(form).get("task") == "record" else [f"{name} has no task"]
    orders = [form["order"] for form in LEDGERS.values()]
    return faults + [f"the order {one} stands twice" for one in sorted({one for one in orders if orders.count(one) > 1})]


def titles_and_parents_exist():
    faults = [f"{name} is called by {form['title']}" for name, form in FORMS.items() if form.get("title", form["fields"][0]["id"]) not in types(form)]
    faults += [f"{name} carries the view {form['carry']}" for name, form in FORMS.items() if form.get("carry", "all") not in [view["id"] for view in form.get("views", [{"id": "all"}])]]
    return faults + [f"{name} stands under {form['under']}" for name, form in FORMS.items() if form.get("under", name) not in FORMS]


def conditions_hold_of_something():
    faults = []
    for form in FORMS.values():
        fields = {field["id"]: field for field in form["fields"]}
        for place, part in parts(form, "terms", "checks", "summary", "views"):
            for one in part.get("when", []):
                field = fields.get(one["field"])
                known = {"yes", "no"} if field and field["type"] == "yes_no" else option_ids(field or {})
                if not field or (set(one.get("is", [])) | set(one.get("not", []))) - known or "is" in one and "empty" in one:
                    faults.append(f"{place} has the condition {one}")
    return faults


def terms_fit_their_fields():
    faults = []
    for form in FORMS.values():
        known = types(form)
        for place, term in parts(form, "terms"):
            kind = term["kind"]
            start_types = {"integer"} if kind == "yearly" else DAYS
            fits = [kind in ("within", "at_least", "before", "every", "yearly"), bool(term["start"]),
                    all(known.get(field) in start_types for field in term["start"]),
                    "finish" not in term if kind == "every" else known.get(term.get("finish")) in DAYS,
                    {"month", "day"} <= term.keys() if kind == "yearly" else term.get("count", -1) >= 0 and term.get("unit") in UNITS,
                    term.get("unit") != "hours" or all(known.get(field) == "time" for field in [*term["start"], term["finish"]]),
                    known.get(term.get("extension"), "integer") == "integer", term.get("unless", term["start"][0]) in known]
            for pause in term.get("pauses", []):
                other = types(FORMS[pause["form"]]) if "form" in pause else known
                fits += [other.get(pause["from"]) in DAYS, other.get(pause["to"]) in DAYS,
                         "form" not in pause or FORMS[pause["form"]].get("under") == form["id"]]
            if not all(fits):
                faults.append(f"{place} does not fit: {fits.index(False)}")
    return faults


def checks_fit_their_fields():
    faults = []
    for form in FORMS.values():
        fields = {field["id"]: field for field in form["fields"]}
        for place, check in parts(form, "checks"):
            kind, named = check["kind"], check["fields"]
            if check["id"] == "required" or any(check["id"] == term["id"] for term in form.get("terms", [])):
                faults.append(f"{place} is called as another rule is")  # the office's setting would be of both
            own = named[:1] if kind == "linked" else named
            if kind not in PLACEHOLDERS or not named or not all(field in fields for field in own):
                faults.append(f"{place} names what is not there")
                continue
            first = fields[named[0]]
            fits = {"filled": True, "unique": len(named) == 1, "sum": len(named) > 2 and all(fields[field]["type"] in NUMBERS for field in named),
                    "ordered": len(named) > 1 and all(fields[field]["type"] in DAYS for field in named),
                    "chosen": first["type"] == "options" and set() < set(check.get("options", [])) <= option_ids(first),
                    "at_most": len(named) == 2 and all(fields[field]["type"] in NUMBERS for field in named), "course": len(check.get("options", [])) == 1,
                    "never": bool(check.get("when")), "state": first["type"] == "enumeration", "tariff": len(named) == 3 and [fields[field]["type"] for field in named[1:]] == ["integer", "decimal"],
                    "linked": first["type"] == "record" and (len(named) == 1 or types(FORMS.get(first.get("target"), {"fields": []})).get(named[1]) == "record")}[kind]
            if not fits or ("options" in check) != (kind in ("chosen", "course")):
                faults.append(f"{place} does not fit its fields")
    return faults


def sentences_have_only_placeholders_that_mean_something():
    return [f"{place} says {text}" for place, check in all_parts("checks") for text in check["say"].values()
            if set(re.findall(r"\{[^}]*\}", text)) - PLACEHOLDERS[check["kind"]]] + \
           [f"{place} has a placeholder" for place, label in ALL_LABELS if not place.endswith(".say") and any("{" in text for text in label.values())]


def only_orders_rest_on_the_order_of_days():
    return [f"{place} rests on the order of days" for place, check in all_parts("checks") if check["kind"] != "ordered" and check["basis"] == "日期先后关系"]


def every_rule_has_its_basis():
    faults = [f"{place} has no Chinese basis" for place, rule in all_parts("terms", "checks") if not re.search(r"[\u4e00-\u9fff]", rule.get("basis", ""))]
    return faults + [f"{place} has no confidence" for place, term in all_parts("terms") if term.get("confidence") not in ("law", "local", "memory")]


def columns_exist():
    faults = []
    for form in FORMS.values():
        known = set(types(form)) | {"light"} | {part["id"] for part in form.get("computed", [])}
        known |= {f"{kind}.{term['id']}" for term in form.get("terms", []) for kind in ("due", "gap")}
        for place, view in parts(form, "views"):
            faults += [f"{place} has no column {column}" for column in [*view["columns"], view.get("sort") or view["columns"][0]] if column not in known]
        for place, one in parts(form, "summary"):
            faults += [f"{place} adds up {one['sum']}"] if "sum" in one and types(form).get(one["sum"]) not in NUMBERS else []
        for place, one in parts(form, "computed"):
            faults += [f"{place} counts {one['count']}"] if "count" in one and one["count"] not in FORMS else []
    return faults


def a_view_fits_a_thousand_pixels():
    faults = []
    for form in FORMS.values():
        widths = {field["id"]: field.get("width") for field in form["fields"]}
        widths |= {part["id"]: COMPUTED_WIDTHS["count"] for part in form.get("computed", [])}
        for place, view in parts(form, "views"):
            columns = [widths.get(column) or COMPUTED_WIDTHS.get(column.split(".")[0]) for column in view["columns"]]
            if None in columns:
                faults.append(f"{place} has the column {view['columns'][columns.index(None)]} without a width")
            elif sum(columns) > 1000:
                faults.append(f"{place} is {sum(columns)} px wide")
    return faults


def working_days_count_as_the_notices_say():
    known = {"2025-01-20": "2025-02-05 2025-02-14 2025-02-21 2025-03-21", "2026-02-06": "2026-02-24 2026-03-05 2026-03-12 2026-04-10",
             "2026-09-16": "2026-09-24 2026-10-13 2026-10-20 2026-11-17", "2026-09-28": "2026-10-13 2026-10-23 2026-10-30 2026-11-27"}
    return [f"{count} working days after {start} is not {end}" for start, ends in known.items() for count, end in zip((7, 15, 20, 40), ends.split())
            if ledger_rules.count_days(ledger_rules.day(start), count, ledger_rules.is_worked) != ledger_rules.day(end)]


def is_value(field, value):
    kind = field["type"]
    if kind in ("integer", "yes_no"):
        return type(value) is {"integer": int, "yes_no": bool}[kind]
    if kind in ("options", "departments"):
        known = option_ids(field)
        return isinstance(value, list) and len(value) == len(set(value)) > 0 and (kind == "departments" or set(value) <= known)
    if kind == "links":
        return isinstance(value, list) and all(set(one) == {"title", "url"} for one in value)
    if not isinstance(value, str) or not value:
        return False
    if kind in DAYS:
        datetime.datetime.fromisoformat(value)
        return len(value) == {"date": 10, "time": 16}[kind]
    if kind == "enumeration":
        return value in option_ids(field)
    if kind == "decimal":
        return re.fullmatch(r"-?\d+(\.\d+)?", value) is not None
    return kind != "record" or value.startswith("@")


def examples_are_records_of_their_forms():
    faults = []
    for name, file in EXAMPLES.items():
        for i, example in enumerate(file["records"]):
            records = [(name, example["record"], True)]
            records += [(one["form"], one["record"], kind == "below") for kind in ("below", "others") for one in example.get(kind, [])]
            for form, record, whole in records:
                fields = {field["id"]: field for field in FORMS[form]["fields"]}
                faults += [f"{name}[{i}] has no {field} in {form}" for field in record if field not in fields]
                faults += [f"{name}[{i}].{field} cannot be {value!r}" for field, value in record.items()
                           if field in fields and not is_value(fields[field], value)]
                faults += [f"{name}[{i}] lacks the required {field['id']}" for field in fields.values()
                           if whole and field.get("required") and field["id"] not in record]
    return faults


def every_form_with_rules_has_examples():
    return [f"{name} has no examples" for name in RULED if len(EXAMPLES.get(name, {}).get("records", [])) < 3]


def every_rule_is_kept_and_broken_by_some_example():
    faults = []
    for name, form in RULED.items():
        findings = [set(example["findings"]) for example in EXAMPLES.get(name, {}).get("records", [])]
        for rule in [f"{kind[:-1]}:{rule['id']}" for kind in ("terms", "checks") for rule in form.get(kind, [])]:
            faults += [] if any(rule in found for found in findings) else [f"{name}: no example breaks {rule}"]
            faults += [] if any(rule not in found for found in findings) else [f"{name}: no example keeps {rule}"]
    return faults


def scores_count_rules_that_exist():
    rules = {f"{name}/{rule['id']}" for name, form in FORMS.items() for kind in ("terms", "checks") for rule in form.get(kind, [])}
    counted = [example["record"]["counts"] for example in EXAMPLES.get("score", {}).get("records", []) if "counts" in example["record"]]
    return [f"score counts {one}" for one in counted if one not in rules]


def examples_come_out_as_expected():
    faults = []
    for name, file in EXAMPLES.items():
        for i, example in enumerate(file["records"]):
            got = {"light": ledger_rules.light(FORMS[name], example, file["today"]), "due": ledger_rules.dues(FORMS[name], example, file["today"]),
                   "findings": ledger_rules.findings(FORMS[name], example, file["today"])}
            faults += [f"{name}[{i}].{member} is {value}, not {example[member]}" for member, value in got.items() if value != example[member]]
    return faults


if __name__ == "__main__":
    sys.exit(run((
        a_file_is_named_after_its_form, members_are_known, ids_are_snake_case_and_distinct, every_name_and_sentence_is_in_both_languages,
        texts_are_clean, fields_say_what_their_type_needs, fields_of_a_group_stand_together, ledgers_are_complete, titles_and_parents_exist,
        conditions_hold_of_something, terms_fit_their_fields, checks_fit_their_fields, sentences_have_only_placeholders_that_mean_something,
        only_orders_rest_on_the_order_of_days, every_rule_has_its_basis, columns_exist, a_view_fits_a_thousand_pixels, working_days_count_as_the_notices_say,
        examples_are_records_of_their_forms, every_form_with_rules_has_examples, every_rule_is_kept_and_broken_by_some_example,
        scores_count_rules_that_exist, examples_come_out_as_expected,
    )))
