"""Articles in languages without tables of their own: they come through whole, cited and unbroken."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reading.reading_cases import read, words
from reading.test_reading_laws import RELAXED, without_space
from variorum.cli import main
from variorum.pipeline import compile_folder
from variorum.settings import Settings

ARTICLES = {
    "pl": "Most w Zelkowie został w poniedziałek zamknięty. „Nie mamy wyboru”, powiedziała burmistrz Anna Orska. "
    "Naprawa potrwa trzy miesiące i będzie kosztować 2,5 mln złotych.",
    "tr": "Zelkova köprüsü pazartesi günü kapatıldı. “Başka seçeneğimiz yok,” dedi belediye başkanı Ayşe Orman. "
    "Onarım üç ay sürecek ve 2,5 milyon liraya mal olacak.",
    "ar": "أُغلق جسر المدينة يوم الاثنين. «ليس لدينا خيار»، قالت رئيسة البلدية. متى يُفتح؟ لا أحد يعرف.",
    "he": "הגשר בעיר נסגר ביום שני. ”אין לנו ברירה”, אמרה ראש העיר. מתי ייפתח? איש אינו יודע.",
    "zh": "市政府星期一关闭了老桥。市长说：“我们别无选择。”维修需要三个月！什么时候开放？没有人知道。",
    "ja": "市は月曜日に古い橋を閉鎖した。市長は「ほかに選択肢はない。」と述べた。"
    "『橋の歴史』によると百年前に建てられた。いつ開くのか？",
    "ko": "시는 월요일에 오래된 다리를 폐쇄했다. 시장은 “다른 선택이 없다.”고 말했다. "
    "언제 다시 열리는가? 아무도 모른다.",
    "hi": "शहर ने सोमवार को पुराना पुल बंद कर दिया। महापौर ने कहा, “हमारे पास कोई विकल्प नहीं है।” यह कब खुलेगा? कोई नहीं जानता।",
    "th": "เมืองปิดสะพานเก่าเมื่อวันจันทร์ นายกเทศมนตรีกล่าวว่า “เราไม่มีทางเลือก” การซ่อมใช้เวลาสามเดือน",
}
SENTENCES = {"pl": 3, "tr": 3, "ar": 4, "he": 4, "zh": 5, "ja": 4, "ko": 4, "hi": 4, "th": 1}
MARKS = (
    "。",
    "！",
    "？",
    "؟",
    "।",
    "۔",
    "「",
    "」",
    "『",
    "』",
    "“",
    "”",
    "«",
    "»",
    "、",
    "，",
    ".",
    " ",
    "\n\n",
    "と",
    "橋",
    "پل",
    "पुल",
)


@pytest.mark.parametrize("language", ARTICLES)
def test_sentences_end_at_the_marks_of_their_script(language):
    article = read(ARTICLES[language], language)
    assert len(article.sentences) == SENTENCES[language], [words(article, s) for s in article.sentences]


@pytest.mark.parametrize("language", ["zh", "ja", "ko", "hi", "ar"])
def test_no_sentence_begins_with_the_mark_that_closes_the_one_before(language):
    article = read(ARTICLES[language], language)
    assert not [s for s in article.sentences if words(article, s)[0] in "」』”»、，。؟।"]


@RELAXED
@given(st.lists(st.sampled_from(MARKS), max_size=40).map("".join), st.sampled_from([*ARTICLES, None]))
def test_any_run_of_marks_is_read_whole(text, language):
    article = read(text, language)
    printed = "".join(article.text[start:end] for start, end in article.sentences)
    assert without_space(printed) == without_space(article.text)


def test_a_digest_of_articles_in_nine_languages_cites_every_sentence(tmp_path):
    for language, text in ARTICLES.items():
        head = f"Title: {text[:20]}\nOutlet: Paper {language}\nDate: 2026-06-01\nLang: {language}"
        (tmp_path / f"{language}.md").write_text(f"{head}\n\n{text}\n", encoding="utf-8")
    output = tmp_path / "data"
    compile_folder(sorted(tmp_path.glob("*.md")), output, Settings(model="rules"), None)
    articles, stories = (read_rows(output / f"{name}.jsonl") for name in ("articles", "stories"))
    cited = {(c["article"], c["start"], c["end"]) for s in stories for p in s["statements"] for c in p["citations"]}
    assert {row["language"] for row in articles} == set(ARTICLES)
    for row in articles:
        assert without_space(row["text"]) == without_space(ARTICLES[row["language"]])
        for start, end in row["sentences"]:
            assert any(a == row["id"] and s <= start and end <= e for a, s, e in cited)


def read_rows(file):
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]


def test_two_reports_of_one_event_in_japanese_are_one_story(tmp_path, capsys):
    for n, outlet in enumerate(("Asahi no Kawa", "Hashi Shimbun")):
        head = f"Title: 古い橋を閉鎖\nOutlet: {outlet}\nDate: 2026-06-01\nLang: ja"
        (tmp_path / "in").mkdir(exist_ok=True)
        (tmp_path / "in" / f"{n}.md").write_text(f"{head}\n\n{ARTICLES['ja']}{'雨も降った。' * n}\n", encoding="utf-8")
    assert (
        main(["compile", str(tmp_path / "in"), "--output", str(tmp_path / "data"), "--model=rules", "--no-cache"]) == 0
    )
    assert "2 articles, 1 story" in capsys.readouterr().out
