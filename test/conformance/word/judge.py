"""Compares Word files with the manuscripts that were made of them; knows nothing of warraq but its folder.

usage: judge.py FILE FOLDER [FILE FOLDER ...]; one line of JSON each: letters and words that are missing, or one too many.

From the file: w:t and m:t of the body, notes, remarks of editors and text boxes, changes accepted, what is hidden too. Apart are counted what
a program makes itself (contents, captions' words and numbers, what cross-references show), which may be there or not: `maybe`.
"""

import json
import os
import re
import sys
import unicodedata
import zipfile
from collections import Counter
from xml.etree import ElementTree

FIELDS_MADE = ("TOC", "INDEX", "REF", "PAGEREF", "NOTEREF", "SEQ")


def local(element):
    return element.tag.rsplit("}", 1)[-1]


def attribute(element, name):
    for key, value in element.attrib.items():
        if key.rsplit("}", 1)[-1] == name:
            return value
    return None


class Reading:
    """What a part says: words that must come over, those that may, and whole paragraphs."""

    def __init__(self):
        self.must, self.maybe, self.paragraphs = [], [], []
        # Of each open field: its instruction, and whether what it shows has begun.
        self.fields = []
        self.contents = 0

    def made(self):
        return self.contents or any(not shown or name_of(said) in FIELDS_MADE for said, shown in self.fields)

    def shown(self):
        """What a field shows begins: the word before it may be made anew too («شکل ۱», «صفحهٔ ۳»)."""
        self.fields[-1][1] = True
        if name_of(self.fields[-1][0]) in FIELDS_MADE:
            before = re.search(r"\S+\s*$", "".join(self.must[-3:]))
            if before:
                self.maybe.append(f" {before.group()} ")
                self.must[-3:] = ["".join(self.must[-3:])[: before.start()] + " "]

    def walk(self, element):
        name = local(element)
        if name in ("del", "moveFrom", "delText", "rPr", "pPr", "Fallback", "tblPr", "tcPr"):
            return
        if name == "AlternateContent":
            inner = [one for one in element if local(one) == "Choice" and has_text(one)]
            for one in inner[:1] or list(element)[-1:]:
                for child in one:
                    self.walk(child)
            return
        if name == "sdt" and any(attribute(one, "val") == "Table of Contents" for one in element.iter() if local(one) == "docPartGallery"):
            self.contents += 1
            self.walk_all(element)
            self.contents -= 1
            return
        if name == "fldChar":
            kind = attribute(element, "fldCharType")
            if kind == "begin":
                self.fields.append(["", False])
            elif kind == "separate" and self.fields:
                self.shown()
            elif kind == "end" and self.fields:
                if not self.fields[-1][1]:
                    self.shown()
                self.index(self.fields.pop()[0])
        elif name == "instrText" and self.fields:
            self.fields[-1][0] += element.text or ""
        elif name == "fldSimple":
            self.fields.append([attribute(element, "instr") or "", False])
            self.shown()
            self.walk_all(element)
            self.index(self.fields.pop()[0])
            return
        elif name == "ruby":
            for child in sorted(element, key=lambda one: local(one) != "rubyBase"):
                self.walk(child)
            return
        elif name == "r" and any(local(one) == "vanish" for one in element.iter()):
            self.must.append(" ")
            self.walk_all(element)
            self.must.append(" ")
            return
        elif name == "t":
            text = element.text or ""
            is_formula = element.tag.endswith("math}t")
            (self.maybe if self.made() else self.must).append(f" {text} " if is_formula else text)
            return
        elif name in ("tab", "br", "cr", "tc", "txbxContent", "oMath"):
            self.must.append(" ")
        elif name == "noBreakHyphen":
            self.must.append("-")
        elif name == "p":
            before = len(self.must), len(self.maybe), len(self.fields)
            self.must.append("\n")
            self.walk_all(element)
            quiet = not any(local(one) in ("fldChar", "fldSimple", "txbxContent", "oMath", "ruby", "vanish", "sym") for one in element.iter())
            if quiet and before[1] == len(self.maybe) and before[2] == len(self.fields) == 0:
                self.paragraphs.append("".join(self.must[before[0] :]))
            return
        self.walk_all(element)

    def walk_all(self, element):
        for child in element:
            self.walk(child)

    def index(self, instruction):
        found = re.match(r'\s*XE\s+"((?:[^"\\]|\\.)*)"', instruction)
        if found:
            self.must.append(f" {found.group(1)} ")
        for see in re.findall(r'\\[tfr]\s+(?:"((?:[^"\\]|\\.)*)"|(\S+))', instruction) if found else []:
            self.must.append(f" {''.join(see)} ")


def name_of(instruction):
    return (instruction.split() or [""])[0].upper()


def has_text(element):
    return any(local(one) in ("t", "blip", "imagedata") for one in element.iter())


def of_file(path):
    reading = Reading()
    with zipfile.ZipFile(path) as archive:
        names = archive.namelist()
        for part in ("document", "footnotes", "endnotes", "comments"):
            name = f"word/{part}.xml"
            if name not in names:
                continue
            root = ElementTree.fromstring(archive.read(name))
            for one in root:
                if (attribute(one, "type") or "").lower().endswith(("separator", "notice")):
                    continue
                if part == "comments":
                    reading.must.append(f"\n{attribute(one, 'author') or ''}\n")
                reading.walk(one)
                reading.fields = []
        said = []
        if "docProps/core.xml" in names:
            said = [one.text or "" for one in ElementTree.fromstring(archive.read("docProps/core.xml")).iter()]
    return reading, said


def of_folder(folder):
    texts = [settings(os.path.join(folder, "book.yaml"))]
    comments = []
    for name in sorted(os.listdir(folder)):
        if not re.match(r"\d.*\.md$", name):
            continue
        with open(os.path.join(folder, name), encoding="utf-8") as file:
            texts.append(plain(file.read(), comments))
    return "\n".join(texts), "\n".join(comments)


def settings(path):
    """The values of book.yaml that are words of the book."""
    said, key = [], ""
    with open(path, encoding="utf-8") as file:
        for line in file:
            own = re.match(r"([a-z]+):(.*)", line)
            key, value = own.groups() if own else (key, re.sub(r"^\s*-?", "", line))
            if key in ("title", "subtitle", "author", "description", "keywords"):
                said.append(value.strip().strip("'\""))
    return "\n".join(said)


FUNCTIONS = r"(?:sin|cos|tan|cot|lim|log|ln|exp|max|min|sup|inf|det|dim|ker|gcd|deg|arg)(?![a-zA-Z])"


def plain(markdown, comments):
    """Markdown without its markup, read by hand: comments apart."""
    text = re.sub(r"\A---\n.*?\n---\n", "", markdown, flags=re.S)

    def comment(found):
        kept = re.match(r"\s*(comment|index|citation|image|deleted|object|text):(.*)", found.group(1), re.S)
        if kept and kept.group(1) in ("comment", "index", "text"):
            comments.append(kept.group(2))
        return ""

    text = re.sub(r"<!--(.*?)-->", comment, text, flags=re.S)
    pieces = re.split(r"(^```[^\n]*\n.*?^```$|`[^`\n]+`|\$\$.*?\$\$|\$[^$\n]+\$)", text, flags=re.S | re.M)
    return "".join(written(one, at % 2 == 1) for at, one in enumerate(pieces))


def written(text, is_literal):
    if is_literal and text.startswith("$"):
        text = re.sub(r"\\(?:begin|end)\{[a-z]+\}", " ", text)
        text = re.sub(r"\\(" + FUNCTIONS + ")", r" \1 ", text)
        return re.sub(r"\\[a-zA-Z]+", " ", text)
    if is_literal:
        return text.strip("`")
    text = re.sub(r"\\([!-/:-@\[-`{-~])", lambda found: f"\ue000{ord(found.group(1)):04x}", text)
    text = re.sub(r"\\\n", "\n", text)
    text = re.sub(r"^(?: {4})?\[\^[^\]]+\]:", "\n", text, flags=re.M)
    text = re.sub(r"\[\^[^\]]+\]", "", text)
    text = re.sub(r'!\[[^\]]*\]\(\S*?(?: "((?:[^"\ue000]|\ue000[0-9a-f]{4})*)")?\)', r" \1 ", text)
    text = re.sub(r"\]\([^)\s]*\)(?:\{page\})?", "", text)
    text = re.sub(r"\{#[^}]+\}", "", text)
    text = re.sub(r"^\s*:::.*$", "", text, flags=re.M)
    text = re.sub(r"^[>\s]*(?:[-*]|\d+[.)])(?=\s)", " ", text, flags=re.M)
    text = re.sub(r"<((?:https?|mailto):[^>]*)>", r"\1", text)
    text = re.sub(r"</?(?:br|table|t[rhd])\b[^>]*>", "\n", text)
    text = re.sub(r"</?[a-z][^>]*>", "", text)
    text = re.sub(r"[*_~|\[]", lambda found: "\t" if found.group() == "|" else "", text)
    text = text.replace("&nbsp;", " ")
    return re.sub("\ue000([0-9a-f]{4})", lambda found: chr(int(found.group(1), 16)), text)


def letters(text):
    """Letters alone: numbers of captions and lists are counted anew."""
    return Counter(one for one in folded(text) if unicodedata.category(one)[0] == "L")


def folded(text):
    return unicodedata.normalize("NFKC", text).replace("\u00ad", "").replace("\u0640", "").lower()


def words(text):
    return re.findall(r"[^\W\d_]+", re.sub(r"[\u200b-\u200f\u202a-\u202e\u2066-\u2069\u00ad\u00ac\u064b-\u0655\u0670]", "", folded(text)))


def runs_of(sought, stream):
    """Whether words stand together, in their order."""
    return f" {' '.join(sought)} " in stream


def judge(path, folder):
    reading, said = of_file(path)
    # A file that says no title has that of its name.
    said.append(os.path.splitext(os.path.basename(path))[0])
    text, comments = of_folder(folder)
    must, maybe = letters("".join(reading.must)), letters(" ".join([*reading.maybe, *said]))
    found = letters(f"{text}\n{comments}")
    missing, more = must - found, found - must - maybe
    must_words, found_words = Counter(words("".join(reading.must))), Counter(words(f"{text}\n{comments}"))
    lost = must_words - found_words
    added = found_words - must_words - Counter(words(" ".join([*reading.maybe, *said])))
    stream = f" {' '.join(words(text + ' ' + comments))} "
    broken = [one for one in map(words, reading.paragraphs) if len(one) > 3 and not runs_of(one, stream)]
    return {
        "letters": sum(must.values()),
        "missing": dict(missing),
        "more": dict(more),
        "lost": dict(lost),
        "added": dict(added),
        "broken": [" ".join(one)[:200] for one in broken],
    }


def main():
    given = sys.argv[1:]
    for path, folder in zip(given[::2], given[1::2]):
        print(json.dumps({"file": os.path.basename(path), **judge(path, folder)}, ensure_ascii=False))


if __name__ == "__main__":
    main()
