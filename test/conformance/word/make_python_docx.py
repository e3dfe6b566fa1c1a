"""Makes Word files with python-docx: `make_python_docx.py FOLDER`, or one book of that many words: `… FOLDER WORDS`."""

import json
import os
import random
import sys
import zlib
from struct import pack

from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

HERE = os.path.dirname(os.path.abspath(__file__))
with open(os.path.join(HERE, "prose.json"), encoding="utf-8") as prose:
    PROSE = json.load(prose)
SENTENCES = PROSE["sentences"]


def rtl(paragraph):
    """What Word writes of a paragraph of Persian: w:bidi, and w:rtl in each run."""
    properties = paragraph._p.get_or_add_pPr()
    properties.append(OxmlElement("w:bidi"))
    for run in paragraph.runs:
        run._r.get_or_add_rPr().append(OxmlElement("w:rtl"))
    return paragraph


def complex_size(run, points, bold):
    """Size and weight as Word has them for Persian letters alone."""
    properties = run._r.get_or_add_rPr()
    if bold:
        properties.append(OxmlElement("w:bCs"))
    size = OxmlElement("w:szCs")
    size.set(qn("w:val"), str(points * 2))
    properties.append(size)
    properties.append(OxmlElement("w:rtl"))


def prose(rng, count):
    return " ".join(rng.choice(SENTENCES) for _ in range(count))


def old_typing(text):
    """As keyboards of Arabic and typists without half-spaces have it."""
    return text.replace("ی", "ي").replace("ک", "ك").replace("\u200c", " ")


def picture(folder):
    """A small image of pixels."""
    path = os.path.join(folder, "dot.png")
    rows = b"".join(b"\0" + b"".join(bytes((x * 6, y * 6, 120)) for x in range(40)) for y in range(40))

    def chunk(kind, data):
        return pack(">I", len(data)) + kind + data + pack(">I", zlib.crc32(kind + data))

    with open(path, "wb") as file:
        file.write(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", pack(">IIBBBBB", 40, 40, 8, 2, 0, 0, 0)))
        file.write(chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b""))
    return path


def field(paragraph, instruction, shown):
    """A complex field, each piece a run of its own."""
    for kind, text in (("begin", None), (None, instruction), ("separate", None), ("t", shown), ("end", None)):
        run = paragraph.add_run()
        if kind == "t":
            run.text = text
            continue
        element = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            element.set(qn("w:fldCharType"), kind)
        else:
            element.set(qn("xml:space"), "preserve")
            element.text = text
        run._r.append(element)


def styled(folder):
    document = Document()
    document.core_properties.title = PROSE["title"]
    document.core_properties.author = PROSE["author"]
    document.sections[0].header.paragraphs[0].text = PROSE["title"]
    document.add_paragraph(PROSE["title"], style="Title")
    document.add_paragraph(PROSE["subtitle"], style="Subtitle")
    rng = random.Random(1)
    for number, heading in enumerate(PROSE["headings"][:4], 1):
        rtl(document.add_heading(heading, 1))
        rtl(document.add_paragraph(prose(rng, 6)))
        rtl(document.add_heading(PROSE["headings"][number + 5], 2))
        paragraph = document.add_paragraph()
        paragraph.add_run(prose(rng, 2) + " ")
        paragraph.add_run("درشت و مهم").bold = True
        paragraph.add_run(" و ")
        paragraph.add_run(PROSE["latin"][number - 1]).italic = True
        paragraph.add_run(".")
        rtl(paragraph)
        rtl(document.add_paragraph(PROSE["quotes"][number % 2], style="Quote" if number % 2 else "Intense Quote"))
    for text in PROSE["list"]:
        rtl(document.add_paragraph(text, style="List Bullet"))
    rtl(document.add_paragraph(prose(rng, 1)))
    for text in PROSE["list"]:
        rtl(document.add_paragraph(text, style="List Number"))
    rtl(document.add_paragraph(PROSE["list"][0] + " ریز", style="List Number 2"))
    rtl(document.add_paragraph(prose(rng, 2)))
    paragraph = document.add_paragraph()
    shape = paragraph.add_run().add_picture(picture(folder), width=Cm(3))
    shape._inline.docPr.set("descr", "نقشهٔ کوچه پیش از خیابان‌کشی")
    caption = document.add_paragraph("شکل ", style="Caption")
    field(caption, " SEQ شکل \\* ARABIC ", "1")
    caption.add_run(": کوچهٔ دکان")
    rtl(caption)
    rtl(document.add_paragraph(prose(rng, 2)))
    document.add_page_break()
    rtl(document.add_paragraph(prose(rng, 3)))
    document.save(os.path.join(folder, "python-docx-styled.docx"))


def tables(folder):
    document = Document()
    rng = random.Random(2)
    document.add_heading("جدول‌ها", 1)
    rtl(document.add_paragraph(prose(rng, 3)))
    table = document.add_table(rows=4, cols=3)
    table.style = "Table Grid"
    for row in table.rows:
        for at, cell in enumerate(row.cells):
            cell.text = ["نام", "شمار", "بها"][at] if row is table.rows[0] else f"{rng.choice(PROSE['list'])} {at}"
    table.cell(1, 0).merge(table.cell(2, 0))
    table.cell(3, 1).merge(table.cell(3, 2))
    rtl(document.add_paragraph(prose(rng, 3)))
    caption = document.add_paragraph("جدول ", style="Caption")
    field(caption, " SEQ جدول \\* ARABIC ", "1")
    caption.add_run(" - فروش یک سال")
    plain = document.add_table(rows=3, cols=2)
    plain.style = "Light Grid Accent 1"
    for at, cell in enumerate(cell for row in plain.rows for cell in row.cells):
        cell.text = ["ماه", "جلد", "فروردین", "۱۲", "اسفند", "۴۰"][at]
    rtl(document.add_paragraph(prose(rng, 3)))
    outer = document.add_table(rows=1, cols=2)
    outer.style = "Table Grid"
    outer.cell(0, 0).text = "بیرون"
    inner = outer.cell(0, 1).add_table(rows=2, cols=2)
    for at, cell in enumerate(cell for row in inner.rows for cell in row.cells):
        cell.text = f"درون {at}"
    outer.cell(0, 1).add_paragraph("زیر جدول درونی")
    box = document.add_table(rows=1, cols=1)
    box.style = "Table Grid"
    box.cell(0, 0).text = "کادر: " + SENTENCES[3]
    rtl(document.add_paragraph(prose(rng, 2)))
    document.save(os.path.join(folder, "python-docx-tables.docx"))


def plain(folder):
    """Headings by look, letters of Arabic keyboards, no half-spaces, lists by hand, bayts with tabs."""
    document = Document()
    rng = random.Random(3)
    for chapter in range(4):
        run = document.add_paragraph().add_run(old_typing(PROSE["headings"][chapter]))
        complex_size(run, 18, True)
        for part in range(2):
            run = document.add_paragraph().add_run(old_typing(PROSE["headings"][6 + chapter + 4 * part]))
            complex_size(run, 14, True)
            rtl(document.add_paragraph(old_typing(prose(rng, 7))))
        rtl(document.add_paragraph(old_typing(prose(rng, 4))))
        for number, text in enumerate(PROSE["list"], 1):
            rtl(document.add_paragraph(old_typing(f"{number}- {text} و {SENTENCES[number]}")))
        rtl(document.add_paragraph(old_typing(prose(rng, 3))))
        for one, other in PROSE["bayts"][:2]:
            rtl(document.add_paragraph(old_typing(f"{one}\t{other}")))
        rtl(document.add_paragraph(old_typing(prose(rng, 3))))
    document.save(os.path.join(folder, "python-docx-plain.docx"))


def verse(folder):
    document = Document()
    rng = random.Random(4)
    styles = document.styles
    styles.add_style("شعر", WD_STYLE_TYPE.PARAGRAPH)
    styles.add_style("سرلوحه", WD_STYLE_TYPE.PARAGRAPH)
    document.add_heading("غزل‌ها", 1)
    document.add_paragraph(PROSE["quotes"][0], style="سرلوحه")
    rtl(document.add_paragraph(prose(rng, 4)))
    table = document.add_table(rows=0, cols=3)
    for one, other in PROSE["bayts"]:
        cells = table.add_row().cells
        cells[0].text, cells[2].text = one, other
    rtl(document.add_paragraph(prose(rng, 2)))
    for line in ("باران", "بر سنگ‌فرش کوچه", "نام تو را نوشت"):
        document.add_paragraph(line, style="شعر")
    rtl(document.add_paragraph(prose(rng, 2)))
    glossary = document.add_table(rows=0, cols=2)
    for word, meaning in (("سریش", PROSE["notes"][0]), ("شیرازه", PROSE["notes"][1])):
        cells = glossary.add_row().cells
        cells[0].text, cells[1].text = word, meaning
    document.save(os.path.join(folder, "python-docx-verse.docx"))


def persian_styles(folder):
    """Styles with names of their author."""
    document = Document()
    rng = random.Random(5)
    for name in ("عنوان کتاب", "نام نویسنده", "سرتیتر ۱", "سرتيتر ۲", "نقل قول بلند", "کد", "متن اصلی"):
        style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.font.size = Pt(13)
    document.add_paragraph("کتاب بی‌نام", style="عنوان کتاب")
    document.add_paragraph("مهتاب رادمنش و کاوه صبوری", style="نام نویسنده")
    for chapter in range(3):
        rtl(document.add_paragraph(PROSE["headings"][chapter], style="سرتیتر ۱"))
        rtl(document.add_paragraph(prose(rng, 4), style="متن اصلی"))
        rtl(document.add_paragraph(PROSE["headings"][chapter + 8], style="سرتيتر ۲"))
        rtl(document.add_paragraph(prose(rng, 4), style="متن اصلی"))
        rtl(document.add_paragraph(PROSE["quotes"][chapter % 2], style="نقل قول بلند"))
        document.add_paragraph("print('سلام')", style="کد")
    document.save(os.path.join(folder, "python-docx-persian-styles.docx"))


def comments(folder):
    document = Document()
    rng = random.Random(6)
    document.add_heading(PROSE["headings"][0], 1)
    for at in range(3):
        paragraph = rtl(document.add_paragraph())
        first = paragraph.add_run(SENTENCES[at] + " ")
        second = paragraph.add_run(SENTENCES[at + 1] + " ")
        paragraph.add_run(prose(rng, 3))
        comment = document.add_comment([first, second], text="این جمله را ببینید.", author="ویراستار", initials="و")
        comment.add_paragraph("بند دوم یادداشت.")
    document.save(os.path.join(folder, "python-docx-comments.docx"))


def long_book(path, chapters, paragraphs, by_look, seed, old=False):
    document = Document()
    rng = random.Random(seed)
    say = old_typing if old else (lambda text: text)
    for chapter in range(chapters):
        title = f"{PROSE['headings'][chapter % 16]} {'' if chapter < 16 else chapter}".strip()
        if by_look:
            complex_size(document.add_paragraph().add_run(say(title)), 20, True)
        else:
            rtl(document.add_heading(say(title), 1))
        for at in range(paragraphs):
            if at % 6 == 3:
                name = say(PROSE["headings"][rng.randrange(16)])
                if by_look:
                    complex_size(document.add_paragraph().add_run(name), 15, True)
                else:
                    rtl(document.add_heading(name, 2))
            paragraph = document.add_paragraph(say(prose(rng, rng.randint(3, 7))) + " ")
            if at % 5 == 2:
                paragraph.add_run(say("این را درشت نوشته بود")).bold = True
                paragraph.add_run(".")
            rtl(paragraph)
        if chapter % 4 == 3:
            table = document.add_table(rows=5, cols=3)
            table.style = "Table Grid"
            for number, cell in enumerate(cell for row in table.rows for cell in row.cells):
                cell.text = say(f"{rng.choice(PROSE['list'])} {number}")
    document.core_properties.title = PROSE["title"]
    document.core_properties.author = PROSE["author"]
    document.save(path)


def main():
    folder = sys.argv[1]
    os.makedirs(folder, exist_ok=True)
    if len(sys.argv) > 2:
        # A paragraph has 70 words.
        long_book(os.path.join(folder, "long.docx"), 30, int(sys.argv[2]) // 30 // 70, False, 10, old=True)
        return
    for make in (styled, tables, plain, verse, persian_styles, comments):
        make(folder)
    long_book(os.path.join(folder, "python-docx-long-styled.docx"), 16, 12, False, 8)
    long_book(os.path.join(folder, "python-docx-long-by-look.docx"), 14, 12, True, 9, old=True)
    os.remove(os.path.join(folder, "dot.png"))


main()
