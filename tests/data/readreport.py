#!/usr/bin/env python3
"""Reads a report with parsers that Redoubt has no part in; prints what it found as JSON."""
import csv
import html.parser
import io
import json
import sys
import xml.etree.ElementTree as ElementTree
import zipfile


class Page(html.parser.HTMLParser):
    VOID = {"meta", "img", "col", "br", "polyline"}

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.tags, self.attributes, self.targets, self.blocks = set(), set(), [], []
        self.open, self.problems = [], []

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        for name, value in attrs:
            self.attributes.add(tag + "." + name)
            if name in ("href", "src", "action", "data", "poster", "srcset"):
                self.targets.append((tag, (value or "")[:40]))
        if tag in ("td", "dd", "h1", "p", "th", "dt", "h3", "figcaption"):
            self.blocks.append("")
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        if tag in self.VOID:
            return
        if not self.open or self.open.pop() != tag:
            self.problems.append("unexpected </%s>" % tag)

    def handle_data(self, data):
        if self.blocks and self.open and self.open[-1] not in ("style", "title"):
            self.blocks[-1] += data

    def unknown_decl(self, data):
        self.problems.append("declaration " + data)

    def handle_comment(self, data):
        self.problems.append("comment " + data)

    def handle_pi(self, data):
        self.problems.append("instruction " + data)


def read_html(path):
    page = Page()
    page.feed(open(path, encoding="utf-8", newline="").read())
    page.close()
    return {"tags": sorted(page.tags), "attributes": sorted(page.attributes), "targets": page.targets,
            "texts": page.blocks, "problems": page.problems + ["open " + t for t in page.open]}


def odt_text(node):
    text = node.text or ""
    for child in node:
        name = child.tag.split("}")[1]
        if name == "line-break":
            text += "\n"
        elif name == "tab":
            text += "\t"
        elif name == "s":
            text += " " * int(next(iter(child.attrib.values()), "1"))
        else:
            text += odt_text(child)
        text += child.tail or ""
    return text


def read_odt(path):
    archive = zipfile.ZipFile(path)
    problems = [] if archive.testzip() is None else ["broken part"]
    first = archive.infolist()[0]
    if first.filename != "mimetype" or first.compress_type != zipfile.ZIP_STORED:
        problems.append("mimetype is not first and stored")
    tags, texts = set(), []
    for part in ("content.xml", "styles.xml", "meta.xml", "META-INF/manifest.xml"):
        root = ElementTree.fromstring(archive.read(part))
        for node in root.iter():
            tags.add(node.tag.split("}")[1])
            if part == "content.xml" and node.tag.endswith(("}p", "}h")):
                texts.append(odt_text(node))
    return {"tags": sorted(tags), "texts": texts, "problems": problems}


def read_xlsx(path):
    archive = zipfile.ZipFile(path)
    ns = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
    book = ElementTree.fromstring(archive.read("xl/workbook.xml"))
    names = [s.get("name") for s in book.iter(ns + "sheet")]
    shared = []
    if "xl/sharedStrings.xml" in archive.namelist():
        for item in ElementTree.fromstring(archive.read("xl/sharedStrings.xml")).iter(ns + "si"):
            shared.append("".join(t.text or "" for t in item.iter(ns + "t")))
    out = {"sheets": {}, "texts": [], "formulas": 0, "filters": 0, "frozen": 0}
    for index, name in enumerate(names):
        root = ElementTree.fromstring(archive.read("xl/worksheets/sheet%d.xml" % (index + 1)))
        out["formulas"] += sum(1 for _ in root.iter(ns + "f"))
        out["filters"] += sum(1 for _ in root.iter(ns + "autoFilter"))
        out["frozen"] += sum(1 for pane in root.iter(ns + "pane") if pane.get("state") == "frozen")
        rows = []
        for row in root.iter(ns + "row"):
            cells = []
            for cell in row.iter(ns + "c"):
                kind = cell.get("t", "n")
                value = cell.find(ns + "v")
                if kind == "inlineStr":
                    text = "".join(t.text or "" for t in cell.iter(ns + "t"))
                elif kind == "s":
                    text = shared[int(value.text)]
                else:
                    text = value.text if value is not None else ""
                cells.append([kind, text])
                if kind != "n":
                    out["texts"].append(text)
            rows.append(cells)
        out["sheets"][name] = rows
    out["links"] = [n for n in archive.namelist() if "externalLink" in n]
    return out


def read_csv(path):
    rows = list(csv.reader(io.StringIO(open(path, encoding="utf-8", newline="").read())))
    return {"rows": rows, "texts": [cell for row in rows for cell in row]}


READERS = {"html": read_html, "odt": read_odt, "xlsx": read_xlsx, "csv": read_csv}
json.dump(READERS[sys.argv[1].rsplit(".", 1)[1]](sys.argv[1]), sys.stdout)
