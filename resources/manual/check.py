#!/usr/bin/env python3
"""Re-checks a Redoubt project file with nothing but SQLite and SHA-256; file-format.md says what and why.

    python3 check.py FILE [HEAD]     exit status: 0 all is well, 1 it is not
"""
import hashlib, json, sqlite3, struct, sys, uuid, zlib

KINDS = {"project": "project", "evidence": "evidence", "workshop-notes": "workshop_notes", "pack-switch": "pack_switches"}
KINDS.update((one, one.replace("-", "_") + "s") for one in (
    "role person assumption zone artifact element flow diagram placement route control control-placement control-link "
    "own-threat decision risk comment attachment silenced-rule catalog-pin action metric").split())
DEFAULTS = {  # of columns whose default is neither empty nor 0; a field at its default is left out of the JSON
    "project": {"currency": "EUR", "impact_first": 10000, "impact_ratio": 10, "likelihood_first": 10000,
                "likelihood_ratio": 10, "unverified_quality": 80, "reduction_cap": 2000, "appetite": "moderate"},
    "assumptions": {"status": "open", "subject_kind": "project"}, "comments": {"subject_kind": "project"},
    "controls": {"status": "proposed"}, "control_placements": {"subject_kind": "project", "coverage": 100},
    "control_links": {"likelihood": -1, "impact": -1}, "own_threats": {"subject_kind": "element", "likelihood": 2000},
    "decisions": {"state": "proposed"}, "risks": {"treatment": "undecided"}, "metrics": {"aspect": "accuracy"}}
BOOLEANS = {("pack_switches", "on"), ("placements", "locked"), ("placements", "collapsed"), ("decisions", "parked"), ("actions", "done")}


def canonical(value):
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def digest(domain, fields):
    sha = hashlib.sha256(domain)
    for field in fields:
        data = field if isinstance(field, bytes) else str(field).encode()
        sha.update(struct.pack(">Q", len(data)) + data)
    return sha.digest()


def state_hash(records, withheld):
    leaves = {key: hashlib.sha256(canonical({**fields, "id": key[1]})).digest() for key, fields in records.items()}
    leaves.update(withheld)
    return digest(b"redoubt state 1\n", [part for key in sorted(leaves) for part in (*key, leaves[key])])


def replay(records, edit):
    for patch in json.loads(edit):
        key, op, before, after = (patch["kind"], patch["id"]), patch["op"], patch.get("before", {}), patch.get("after", {})
        now = dict(records.pop(key, {"": None} if op == "add" else {}))
        assert op in ("add", "change", "remove") and (op != "add" or now.pop("", 0) is None), "does not fit what was there"
        assert all(canonical(now.pop(name, None)) == canonical(old) for name, old in before.items()), "another value before"
        assert not now if op == "remove" else not set(now) & set(after), "more was there before"
        if op != "remove":
            records[key] = {**now, **after}


def rows_of(db):
    text = lambda value: str(uuid.UUID(bytes=value)) if isinstance(value, bytes) else value
    records = {}
    for kind, table in KINDS.items():
        for row in db.execute(f'SELECT * FROM "{table}"'):
            fields = {}
            for name in row.keys()[1:]:
                value, default = text(row[name]), DEFAULTS.get(table, {}).get(name)
                if value != default if default is not None else value not in (None, "", 0):
                    fields[name.replace("_", "-")] = True if (table, name) in BOOLEANS and value == 1 else value
            records[kind, text(row["id"])] = fields
        for (child,) in db.execute("SELECT name FROM sqlite_schema WHERE name GLOB ?", (kind.replace("-", "_") + "__*",)).fetchall():
            for row in db.execute(f'SELECT * FROM "{child}" ORDER BY 1, 2'):
                field, record = child.split("__")[1].replace("_", "-"), records[kind, text(row["owner"])]
                if "key" in row.keys():
                    record.setdefault(field, {})[row["key"]] = row["value"]
                else:
                    assert row["position"] == len(record.get(field, [])), f"{child}: a row out of its place"
                    record.setdefault(field, []).append([row["x"], row["y"]] if "x" in row.keys() else text(row["value"]))
    return records


def check(path, known_head=""):
    """What was found; raises where something is wrong."""
    db = sqlite3.connect(f"file:{path}?mode=ro&immutable=1", uri=True)
    assert db.execute("PRAGMA integrity_check").fetchone()[0] == "ok", "the database is damaged"
    kinds = {row[0] for row in db.execute("SELECT DISTINCT type FROM sqlite_schema")}
    assert kinds <= {"table", "index"}, "holds what no project file holds: views, triggers or unknown things"
    db.row_factory = sqlite3.Row
    journal = db.execute("SELECT * FROM journal ORDER BY number").fetchall()
    baselines = [json.loads(row["statement"]) for row in db.execute("SELECT statement FROM baseline ORDER BY number")]
    wanted = {e["parent"] for e, before in zip(journal[1:], journal) if e["parent"] != before["hash"]}
    wanted |= {bytes.fromhex(b["journal"]) for b in baselines}
    records, states, line, head = {}, {b"": {}}, {b"": b""}, b""
    for number, entry in enumerate(journal, 1):
        try:
            assert entry["number"] == number and entry["parent"] in line and (entry["parent"] or number == 1), "no parent"
            assert not entry["merged_parent"] or entry["merged_parent"] in line, "what it merges is missing"
            assert digest(b"redoubt journal entry 1\n", entry[2:]) == entry["hash"], "not what its hash says"
            records = records if entry["parent"] == head else dict(states[entry["parent"]])
            replay(records, entry["edit"])
        except Exception as error:
            raise AssertionError(f"journal entry {number}: {error}")
        head = entry["hash"]
        line[head] = entry["parent"]
        if head in wanted:
            states[head] = dict(records)
    rows = rows_of(db)
    for key in sorted(rows.keys() | records.keys()):
        assert canonical(rows.get(key)) == canonical(records.get(key)), f"{key[0]} {key[1]} is not what the journal says"

    def line_to(entry):
        hashes = []
        while entry:
            hashes.append(entry)
            entry = line[entry]
        return hashes[::-1]

    said = [(e, json.loads(e["arguments"])) for e in journal if e["kind"] == "baseline"]
    freezes = [each for each in said if each[0]["operation"] == "freeze-baseline"]
    copy = bool(journal) and journal[0]["operation"] == "review-copy"
    original = [row[0] for row in db.execute("SELECT hash FROM entry_hash ORDER BY number")]
    withheld = {(r[0], str(uuid.UUID(bytes=r[1]))): r[2] for r in db.execute("SELECT kind, id, sha256 FROM withheld")}
    assert copy or not (original or withheld), "holds what only a copy for review holds"
    assert set(kind for kind, _ in withheld) <= {"comment"}, "withholds more than discussions"
    stored = db.execute("SELECT * FROM baseline ORDER BY number").fetchall()
    assert len(stored) == len(freezes) and (not copy or len(stored) == 1), "baselines and journal differ in number"
    frozen_rows = 0
    for number, (row, b, (entry, words)) in enumerate(zip(stored, baselines, freezes), 1):
        where, at = f"baseline B{number}: ", bytes.fromhex(b["journal"])
        assert row["number"] == number and b["id"] == words[1] == str(uuid.UUID(bytes=row["id"])), where + "not this one"
        assert hashlib.sha256(row["statement"].encode()).hexdigest() == words[2], where + "another statement was frozen"
        assert (b["name"], b["author"], b["at"]) == (words[0], entry["author"], entry["at"]), where + "said otherwise"
        before = original if copy else line_to(at)
        assert (copy or entry["parent"] == at) and before[-1:] == [at] * bool(at), where + "stands elsewhere"
        assert len(before) == b["entries"] and hashlib.sha256(b"".join(before)).hexdigest() == b["history"], where + "history"
        assert state_hash(rows if copy else states[at], withheld).hex() == b["state"], where + "another state"
        register = db.execute("SELECT * FROM baseline_register WHERE baseline = ? ORDER BY position", (row["id"],)).fetchall()
        assert [r["position"] for r in register] == list(range(b["register-rows"])), where + "register rows"
        assert digest(b"redoubt register 1\n", [v for r in register for v in r[2:]]).hex() == b["register"], where + "register"
        frozen_rows += len(register)
    assert frozen_rows == db.execute("SELECT count(*) FROM baseline_register").fetchone()[0], "register rows of no baseline"
    signed = [[row[0], str(uuid.UUID(bytes=row[1])), hashlib.sha256(row[2].encode()).hexdigest()]
              for row in db.execute("SELECT * FROM signature ORDER BY number")]
    signing = [words for entry, words in said if entry["operation"] == "sign-baseline"]
    assert signed == [[n, *words[1:3]] for n, words in enumerate(signing, 1)], "signatures and journal differ"
    catalogs = {}
    for row in db.execute("SELECT * FROM catalog"):
        content = json.loads(zlib.decompress(row["content"][4:]))
        assert hashlib.sha256(canonical(content)).digest() == row["sha256"], f"catalog {row['id']} was altered"
        assert (content["catalog"], content["version"]) == (row["id"], row["version"]), f"catalog {row['id']} is another"
        catalogs[row["sha256"].hex()] = (row["id"], row["version"])
    files = {row["sha256"].hex(): row["content"] for row in db.execute("SELECT * FROM attachment_content")}
    assert all(hashlib.sha256(content).hexdigest() == name for name, content in files.items()), "an attachment was altered"
    for (kind, _), fields in rows.items():
        if kind == "catalog-pin":
            assert catalogs.get(fields["sha256"]) == (fields["catalog"], fields.get("version", "")), "a pinned catalog is missing"
        if kind == "attachment":
            assert len(files[fields["sha256"]]) == fields.get("size", 0), "an attachment has another size"
    anchored = bytes.fromhex(known_head) in list(line)[1:] + original
    assert anchored or not known_head, "the known head is not in this journal"
    return f"ok: {len(journal)} entries, {len(baselines)} baselines\nhead {head.hex()} " + (
        "(anchored)" if anchored else "(head not anchored: give one to notice a cut tail)")


if __name__ == "__main__":
    try:
        print(check(*sys.argv[1:3]))
    except Exception as problem:
        sys.exit(f"FAILED: {problem}")
