"""What the rules of assets/ledgers find in a record, written a second time and in no hurry.

The application has its own (src/rules); tests/ledgers holds what both must say of the same records.
"""
import calendar
import datetime
import decimal

# Exceptions to Monday to Friday in the State Council's yearly notices.
OFF = {2025: "01-01 01-28 01-29 01-30 01-31 02-03 02-04 04-04 05-01 05-02 05-05 06-02 10-01 10-02 10-03 10-06 10-07 10-08",
       2026: "01-01 01-02 02-16 02-17 02-18 02-19 02-20 02-23 04-06 05-01 05-04 05-05 06-19 09-25 10-01 10-02 10-05 10-06 10-07"}
WORKED = {2025: "01-26 02-08 04-27 09-28 10-11", 2026: "01-04 02-14 02-28 05-09 09-20 10-10"}
SOON = 7
DAY = datetime.timedelta(days=1)


def day(text):
    return datetime.date.fromisoformat(text[:10])


def is_worked(date):
    name = date.strftime("%m-%d")
    return name in WORKED.get(date.year, "") or date.weekday() < 5 and name not in OFF.get(date.year, "")


def count_days(start, count, counts):
    """The `count`th day after `start` (before it when negative) for which `counts` holds."""
    step = DAY if count > 0 else -DAY
    while count:
        start += step
        count -= (1 if step == DAY else -1) if counts(start) else 0
    return start


def add_months(start, count):
    month = start.month - 1 + count
    year, month = start.year + month // 12, month % 12 + 1
    return start.replace(year=year, month=month, day=min(start.day, calendar.monthrange(year, month)[1]))


def is_said(value, words):
    said = {True: ["yes"], False: ["no"]}[value] if isinstance(value, bool) else value
    return bool(set(said if isinstance(said, list) else [said]) & set(words))


def holds(when, record):
    for one in when:
        value = record.get(one["field"])
        if "not" in one:
            if is_said(value, one["not"]):
                return False
        elif "is" in one:
            if not is_said(value, one["is"]):
                return False
        elif (value is None) != one.get("empty", False):
            return False
    return True


def starts(term, form, example):
    """The fields that may start a term. By some channels an application counts as received when both sides confirm it."""
    record, fields = example["record"], term["start"]
    if form["id"] != "application":
        return fields
    if record.get("channel") in ("person", "post", "oral"):
        fields = [field for field in fields if field != "confirmed"]
    done = record.get(term.get("finish"))
    return [field for field in fields if not (field == "corrected" and "extension" not in term and done and record.get(field, "") > done)]


def extension(term, form, example, today):
    """The days more that count. Of an application's those told before its period was over, and before it began anew."""
    record = example["record"]
    more = min(record.get(term.get("extension"), 0), term.get("most", 10_000))
    if not more or form["id"] != "application":
        return more
    told = record.get("extension_notified")
    plain = {key: value for key, value in term.items() if key != "extension"}
    restarts = [record[field] for field in ("corrected", "fee_paid") if field in record]
    if not told or any(restart > told for restart in restarts):
        return 0
    start = next(record[field] for field in starts(term, form, example) if field in record)
    end = last_day(plain, start, form, example, today)
    return more if end is None or told <= end else 0


def intervals(term, form, example, today):
    """The times that do not count, the day after the first to the last one; None: one of them has no end yet."""
    found = []
    for pause in term.get("pauses", []):
        records = [one["record"] for one in example.get("below", []) if one["form"] == pause["form"]] if "form" in pause else [example["record"]]
        for record in records:
            if pause["from"] in record:
                answer, end = count_days(day(record.get("received", record[pause["from"]])), 15, is_worked), record.get(pause["to"])
                if pause.get("form") == "consultation" and record.get("kind") != "organ" and day(end or today) > answer:
                    end = answer.isoformat()  # whoever does not answer in time holds nothing up any longer
                if end is None:
                    return None
                if form["id"] == "application" and record is example["record"]:
                    continue  # the period does not pause for a correction, it begins anew
                found.append((day(record[pause["from"]]), day(end)))
    return found


def last_day(term, start, form, example, today):
    """The end of the period as it stands in files; None: it is not known while the period pauses."""
    if term["kind"] == "yearly":
        return datetime.date(start + term.get("years", 0), term["month"], term["day"]).isoformat()
    count = term["count"] + extension(term, form, example, today)
    count = -count if term["kind"] == "before" else count
    if term["unit"] == "hours":
        return (datetime.datetime.fromisoformat(start) + datetime.timedelta(hours=count)).isoformat(timespec="minutes")
    if term["unit"] == "months":
        return add_months(day(start), count).isoformat()
    pauses = intervals(term, form, example, today)
    if pauses is None:
        return None
    return count_days(day(start), count, lambda date: (term["unit"] == "days" or is_worked(date)) and
                      not any(first < date <= last for first, last in pauses)).isoformat()


def judge(term, form, example, today):
    """(state, due): what has become of a term. States: none, stopped, running, late, finished, finished_late."""
    record = example["record"]
    start = next((record[field] for field in starts(term, form, example) if field in record), None)
    if start is None or not holds(term.get("when", []), record):
        return "none", None
    due, finish = last_day(term, start, form, example, today), record.get(term.get("finish"))
    if finish is None and is_dropped(form, record):
        return "none", None
    if term["kind"] == "at_least":
        short = finish is not None and day(finish) < day(due) and term.get("unless") not in record
        return ("none" if finish is None else "finished_late" if short else "finished"), due
    if finish is not None:
        length = min(len(finish), len(due)) if due else 0
        late = due is not None and finish[:length] > due[:length]
        early = term.get("early", False) and finish < start
        return ("finished_late" if late or early else "finished"), due
    if due is None:
        return "stopped", None
    return ("late" if today > due[:10] else "running"), due


def light(form, example, today):
    states = [(term, *judge(term, form, example, today)) for term in form.get("terms", [])]
    words = {state for _, state, _ in states} | ({"finished"} if is_dropped(form, example["record"]) else set())
    if "late" in words:
        return "overdue"
    if any(state == "running" and (day(due) - day(today)).days <= term.get("soon", SOON) for term, state, due in states):
        return "soon"
    if "running" in words:
        return "normal"
    if "stopped" in words:
        return "stopped"
    return "closed" if words & {"finished", "finished_late"} else "none"


def dues(form, example, today):
    return {term["id"]: due for term in form.get("terms", []) if (due := judge(term, form, example, today)[1])}


def is_dropped(form, record):
    return form["id"] == "application" and record.get("state") in ("lapsed", "withdrawn")


def tariff(mode, quantity):
    """国办函〔2020〕109号, added up one by one."""
    if mode == "items":
        return sum(0 if item <= 10 else 100 if item <= 30 else 100 * (2 + (item - 31) // 10) for item in range(1, quantity + 1))
    return sum(0 if page <= 30 else 10 if page <= 100 else 20 if page <= 200 else 40 for page in range(1, quantity + 1))


def told_states(example, today):
    """The states that the dates of an application allow."""
    record, below = example["record"], [one["record"] for one in example.get("below", []) if one["form"] == "consultation"]
    if "replied" in record:
        return {"answered", "added", "review", "lawsuit", "lapsed"}
    asked, by, supplied = (record.get(field) for field in ("correction_notice", "correction_due", "corrected"))
    pay_by = "fee_notice" in record and count_days(day(record.get("fee_received", record["fee_notice"])), 20, is_worked).isoformat()
    if asked and not supplied and by and today > by or pay_by and "fee_paid" not in record and today > pay_by:
        return {"lapsed"}
    if asked and not supplied:
        return {"to_correct"}
    waiting = [one for one in below if "answered" not in one and (one.get("kind") == "organ" or
               today <= count_days(day(one.get("received", one["sent"])), 15, is_worked).isoformat())]
    if waiting or pay_by and "fee_paid" not in record:
        return {"open", "corrected", "extended", "consulting", "joint"}
    restarted = any(record.get(field, "") > record.get("extension_notified", "") for field in ("corrected", "fee_paid"))
    if "extension_days" in record and "extension_notified" in record and not restarted and record["extension_notified"] <= judge(
            {"kind": "within", "start": ["corrected", "confirmed", "received"], "finish": "-", "count": 20, "unit": "working_days",
             "pauses": [{"form": "consultation", "from": "sent", "to": "answered"}]}, {"id": "application"}, example, today)[1]:
        return {"open", "corrected", "extended"}
    return {"open", "corrected"} if supplied else {"open"}


def warnings(example):
    """What a check of the kind `course` may ask for."""
    record, found = example["record"], set()
    received = record.get("confirmed", record.get("received"))
    notice, told, approved = (record.get(field) for field in ("correction_notice", "extension_notified", "extension_approved"))
    if received and notice and notice > count_days(day(received), 7, is_worked).isoformat():
        found.add("supplement_late")
    if told and "extension_days" in record:
        found |= {"extension_too_long"} if record["extension_days"] > 20 else set()
        found |= {"extension_unapproved"} if not approved or approved > told else set()
    if received and record.get("fee_notice", "") > count_days(day(received), 20, is_worked).isoformat():
        found.add("fee_late")
    asked = [one["record"] for one in example.get("below", []) if one["form"] == "consultation"]
    unknown = [one for one in asked if one.get("kind") != "organ" and "received" not in one and
               one.get("answered", "9999") > count_days(day(one["sent"]), 15, is_worked).isoformat()]
    if unknown or "fee_notice" in record and "fee_received" not in record:
        found.add("receipt_unknown")
    return found


def breaks(check, form, example, today):
    record, kind = example["record"], check["kind"]
    if not holds(check.get("when", []), record):
        return False
    values = [record.get(field) for field in check["fields"]]
    if kind == "filled":
        return None in values
    if kind == "chosen":
        return not set(check["options"]) <= set(values[0] or [])
    if kind == "ordered":
        days = [value[:10] for value in values if value is not None]
        return days != sorted(days)
    if kind == "sum":
        numbers = [decimal.Decimal(value) for value in values if value is not None]
        return values[-1] is not None and len(numbers) > 1 and sum(numbers[:-1]) != numbers[-1]
    if kind == "state":
        return values[0] != "withdrawn" and values[0] not in told_states(example, today)
    if kind == "never":
        return True
    if kind == "at_most":
        return None not in values and decimal.Decimal(values[0]) > decimal.Decimal(values[1])
    if kind == "course":
        return check["options"][0] in warnings(example)
    if kind == "tariff":
        return None not in values and decimal.Decimal(values[2]) != tariff(*values[:2])
    others = example.get("others", [])
    if kind == "unique":
        return values[0] is not None and any(one["form"] == form["id"] and one["record"].get(check["fields"][0]) == values[0] for one in others)
    named = next((one["record"] for one in others if f"@{one['key']}" == values[0]), None)
    return named is None or len(check["fields"]) > 1 and named.get(check["fields"][1]) != "@self"


def findings(form, example, today):
    terms = [f"term:{term['id']}" for term in form.get("terms", []) if judge(term, form, example, today)[0] in ("late", "finished_late")]
    return terms + [f"check:{check['id']}" for check in form.get("checks", []) if breaks(check, form, example, today)]
