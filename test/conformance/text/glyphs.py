"""
Compares every letter that a PDF draws with the one that its typeface has for it.

Reads from the standard input JSON: {"faces": [paths of font files], "pdfs": [paths]}. Prints for each PDF one line: its path, how many
letters were compared, and each word that is drawn otherwise than HarfBuzz shapes it from the typeface.

pdfminer.six says which glyphs stand in which place for which text, fontTools gives their outlines in the PDF and in the typeface, and HarfBuzz
shapes the text. A word of the Arabic script is shaped as a whole, anything else letter by letter. The outlines of a word are compared
as a bag of contours: the text of the PDF is written with composite glyphs of its own.
"""

import io
import json
import re
import sys
import unicodedata
from collections import Counter, defaultdict
from functools import lru_cache

import uharfbuzz as hb
from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.ttLib import TTFont
from pdfminer.converter import PDFConverter
from pdfminer.pdfdocument import PDFDocument
from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
from pdfminer.pdfpage import PDFPage
from pdfminer.pdfparser import PDFParser
from pdfminer.pdftypes import resolve1, stream_value

# Languages that have forms of their own (OpenType, «locl»), and figures of one width.
LANGUAGES = ["fa", "ar", "ur", "ckb", "he", "en"]
FEATURES = [{}, {"tnum": True}]

# A full stop, a colon, guillemets have a form for each script in some typefaces.
SCRIPTS = ["", "Arab", "Latn"]

# A word may be elongated by so many strokes that are not in its text (docs/typefaces.md): drawn as if they were.
STROKE = "\u0640"
MOST_STROKES = 8

# Marks of direction (UAX #9) are not drawn.
CONTROLS = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def contours(glyph_set, name):
    """The contours of a glyph as a bag, each moved so that it begins at the origin."""
    pen = DecomposingRecordingPen(glyph_set)
    glyph_set[name].draw(pen)
    bag = Counter()
    points = []
    for operator, arguments in pen.value:
        if operator == "moveTo":
            points = []
        points.append((operator, *arguments))
        if operator in ("closePath", "endPath"):
            flat = [point for _, *rest in points for point in rest if point]
            x, y = flat[0]
            bag[tuple((round(a - x), round(b - y)) for a, b in flat)] += 1
    return bag


def larger_glyphs(variants):
    """The glyphs that stand for one where a formula needs it larger, and the parts that such are assembled of (OpenType, «MATH»)."""
    larger = defaultdict(set)
    for coverage, constructions in (
        (variants.VertGlyphCoverage, variants.VertGlyphConstruction),
        (variants.HorizGlyphCoverage, variants.HorizGlyphConstruction),
    ):
        for glyph, construction in zip(coverage.glyphs if coverage else [], constructions or []):
            larger[glyph].update(one.VariantGlyph for one in construction.MathGlyphVariantRecord or [])
            if construction.GlyphAssembly:
                larger[glyph].update(part.glyph for part in construction.GlyphAssembly.PartRecords)
    return larger


class Face:
    """A typeface as its package has it."""

    def __init__(self, path):
        font = TTFont(path)
        font.flavor = None
        plain = io.BytesIO()
        font.save(plain)
        self.names = {str(record).replace(" ", "-") for record in font["name"].names if record.nameID in (4, 6)}
        self.order = font.getGlyphOrder()
        self.glyph_set = font.getGlyphSet()
        self.cmap = font.getBestCmap()
        self.shaper = hb.Font(hb.Face(plain.getvalue()))
        self.larger = larger_glyphs(font["MATH"].table.MathVariants) if "MATH" in font else {}

    @lru_cache(maxsize=None)
    def outline(self, glyph):
        return contours(self.glyph_set, self.order[glyph])

    @lru_cache(maxsize=None)
    def shaped(self, text, before, after, direction, language, script, features):
        """The contours of a text between others; None if the typeface lacks a letter of it."""
        buffer = hb.Buffer()
        whole = before + text + after
        buffer.add_str(whole, len(before), len(text))
        buffer.guess_segment_properties()
        buffer.direction = direction
        buffer.language = language
        if script:
            buffer.script = script
        hb.shape(self.shaper, buffer, dict(features))
        bag = Counter()
        for info in buffer.glyph_infos:
            if info.codepoint == 0:
                return None
            bag += self.outline(info.codepoint)
        return bag


class Manager(PDFResourceManager):
    """pdfminer keeps no `CIDToGIDMap` (ISO 32000-1, 9.7.4.2): this keeps what a font is made from."""

    def get_font(self, number, spec):
        font = super().get_font(number, spec)
        if "CIDToGIDMap" in spec:
            font.made_from = spec
        return font


class Embedded:
    """A font of a PDF with an embedded TrueType program."""

    def __init__(self, font):
        self.name = re.sub(r"^[A-Z]{6}\+", "", font.basefont)
        program = TTFont(io.BytesIO(stream_value(font.descriptor["FontFile2"]).get_data()))
        self.order = program.getGlyphOrder()
        self.glyph_set = program.getGlyphSet()
        table = resolve1(font.made_from["CIDToGIDMap"])
        self.map = table.get_data() if hasattr(table, "get_data") else None

    @lru_cache(maxsize=None)
    def outline(self, cid):
        glyph = cid if self.map is None else int.from_bytes(self.map[2 * cid : 2 * cid + 2], "big")
        return contours(self.glyph_set, self.order[glyph])


@lru_cache(maxsize=None)
def embedded_in(font):
    return Embedded(font) if hasattr(font, "made_from") and "FontFile2" in font.descriptor else None


class Reader(PDFConverter):
    """Gathers what a PDF draws, in the order of its content."""

    def __init__(self, manager):
        super().__init__(manager, io.StringIO())
        self.letters = []

    def begin_page(self, page, ctm):
        pass

    def end_page(self, page):
        pass

    def begin_figure(self, name, bbox, matrix):
        pass

    def end_figure(self, name):
        pass

    def paint_path(self, *_):
        pass

    def render_image(self, *_):
        pass

    def render_char(self, matrix, font, fontsize, scaling, rise, cid, ncs, graphicstate):
        try:
            text = font.to_unichr(cid)
        except Exception:
            text = ""
        width = font.char_width(cid) * fontsize * scaling
        place = (matrix[4], matrix[4] + width * matrix[0], matrix[5], fontsize * abs(matrix[3]))
        self.letters.append((CONTROLS.sub("", text), font, cid, place))
        return width


def is_arabic(text):
    return any("\u0600" <= one <= "\u08ff" or "\ufb50" <= one <= "\ufeff" or one in "\u200c\u200d" for one in text) and not any(
        unicodedata.category(one).startswith(("N", "P")) for one in text
    )


def begins_with_mark(text):
    return unicodedata.category(text[0]).startswith("M") if text else True


def is_apart(one, other):
    """Whether two letters stand on different lines, or a space apart; each is its left and right edge, its line and its size."""
    (left, right, line, size), (next_left, next_right, next_line, _) = one[3], other[3]
    return abs(line - next_line) > size * 0.9 or min(abs(next_right - left), abs(next_left - right)) > size * 0.12


def words(letters):
    """Letters up to the next space or line."""
    word = []
    for text, *rest in letters:
        letter = (text.strip(), *rest)
        if word and (text[:1].isspace() or (text and is_apart(word[-1], letter))):
            yield word
            word = []
        if text.strip() or not text:
            word.append(letter)
        if word and text[-1:].isspace():
            yield word
            word = []
    if word:
        yield word


def segments(word):
    """What is shaped together: letters of the Arabic script of one font, a letter with its marks."""
    begin = 0
    for index in range(1, len(word) + 1):
        if index < len(word) and word[index][1] is word[begin][1]:
            text = word[index][0]
            if begins_with_mark(text) or (is_arabic(text) and is_arabic(word[begin][0])):
                continue
        yield begin, index
        begin = index


def is_larger(face, text, drawn):
    """Whether what is drawn is a larger form of a sign of formulas, or one assembled of its parts; a part without a text of its own may be one of any."""
    asked = face.larger if text == "\ufffd" else {face.cmap.get(ord(one)) for one in text}
    larger = [contours(face.glyph_set, glyph) for one in asked for glyph in face.larger.get(one, ())]
    return drawn in larger or (bool(drawn) and all(any(part in one for one in larger) for part in drawn))


def matches(face, text, before, after, drawn):
    for direction in ("rtl", "ltr"):
        for language in LANGUAGES:
            for script in SCRIPTS:
                for features in FEATURES:
                    if face.shaped(text, before, after, direction, language, script, tuple(features.items())) == drawn:
                        return True
    return is_larger(face, text, drawn)


def elongated(text):
    """A word of the Arabic script with strokes behind each of its letters, as long as they may be."""
    for at in range(1, len(text)):
        for count in range(1, MOST_STROKES + 1):
            yield text[:at] + STROKE * count + text[at:]


def is_elongated(face, text, before, after, drawn):
    return is_arabic(text) and any(face.shaped(one, before, after, "rtl", "fa", "", ()) == drawn for one in elongated(text))


def wrong_in(drawn_word, faces):
    """What of a word, from left to right, is drawn otherwise than its typeface has it."""
    rtl = any(is_arabic(text) for text, *_ in drawn_word)
    word = [(text[::-1], *rest) for text, *rest in reversed(drawn_word)] if rtl else drawn_word
    whole = "".join(text for text, *_ in word)
    at = 0
    for begin, end in segments(word):
        text = "".join(letter[0] for letter in word[begin:end])
        before, after = whole[:at], whole[at + len(text) :]
        at += len(text)
        font = embedded_in(word[begin][1])
        if font is None:
            yield f"{text} in {whole}: no embedded TrueType program"
            continue
        drawn = sum((font.outline(letter[2]) for letter in word[begin:end]), Counter())
        own = faces[font.name]
        if any(matches(face, text, before, after, drawn) for face in own):
            continue
        if not any(is_elongated(face, text, before, after, drawn) for face in own):
            yield f"{text} in {whole}: {font.name}"


def judge(path, faces):
    manager = Manager()
    reader = Reader(manager)
    interpreter = PDFPageInterpreter(manager, reader)
    compared, wrong = 0, Counter()
    with open(path, "rb") as file:
        for page in PDFPage.create_pages(PDFDocument(PDFParser(file))):
            reader.letters = []
            interpreter.process_page(page)
            for word in words(reader.letters):
                compared += len(word)
                wrong.update(wrong_in(word, faces))
    return compared, wrong


def main():
    asked = json.load(sys.stdin)
    faces = defaultdict(list)
    for path in asked["faces"]:
        face = Face(path)
        for name in face.names:
            faces[name].append(face)
    for path in asked["pdfs"]:
        compared, wrong = judge(path, faces)
        print("\t".join([path, str(compared), *(f"{word} ×{count}" for word, count in wrong.most_common(40))]))


main()
