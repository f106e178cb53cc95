"""The conventions that plans are printed in, by factor.

In the forms {n} is the number, {N} the same full-width, {r} Roman, {c} circled, {k} kanji, {a} kana, {p} the number of
the pillar, {P} the same full-width, {t} the title.
"""

from __future__ import annotations

PILLARS = {
    "aim": "基本目標{N}　{t}",
    "aim_colon": "基本目標{n}：{t}",
    "aim_bracket": "【基本目標{N}】{t}",
    "aim_quoted": "基本目標{c}「{t}」",
    "arabic": "{N}　{t}",
    "arabic_dot": "{N}．{t}",
    "chapter": "第{N}章　{t}",
    "circled": "{c}{t}",
    "field": "分野{N}　{t}",
    "fork": "〔{N}〕{t}",
    "kanji": "第{k}　{t}",
    "kanji_bare": "{k}　{t}",
    "paren": "（{N}）{t}",
    "policy": "政策{n} {t}",
    "post": "柱{N}　{t}",
    "project": "プロジェクト{n}　{t}",
    "roman": "{r}　{t}",
    "roman_dot": "{r}．{t}",
    "sign_box": "■{t}",
    "sign_diamond": "◆{t}",
    "strategy": "戦略{r}　{t}",
}
GROUPS = {
    "bracket": "（{N}）{t}",
    "bracket_half": "({n}) {t}",
    "circled": "{c}　{t}",
    "dash": "{P}－{N}　{t}",
    "dash_half": "{p}-{n} {t}",
    "dash_bracket": "{P}－（{N}）　{t}",
    "basic": "基本施策{N}　{t}",
    "course": "取組方針{N}　{t}",
    "dash_in_bracket": "（{P}－{N}）{t}",
    "programme": "プログラム{p}-{n}　{t}",
    "measure": "施策{N}　{t}",
    "measure_dash": "施策{p}-{n} {t}",
    "measure_bracket": "【施策{P}－{N}】{t}",
    "measure_circled": "施策{c}　{t}",
    "direction": "基本的方向{N}　{t}",
    "point": "{p}.{n} {t}",
    "none": "",
    "head_angle": "＜{t}＞",
    "head_lenticular": "【{t}】",
    "head_narrow": "〈{t}〉",
    "sign_bullet": "●{t}",
    "sign_diamond": "◇{t}",
    "sign_double": "◎{t}",
    "sign_ring": "○{t}",
    "sign_square": "□{t}",
}
LEAVES = {
    "arrow": "➢{t}",
    "bullet": "●{t}",
    "check": "✓ {t}",
    "dash": "- {t}",
    "dot": "・{t}",
    "dot_apart": "・ {t}",
    "diamond": "◇{t}",
    "kana": "{a}　{t}",
    "kana_bracket": "（{a}）{t}",
    "number": "{n}) {t}",
    "plain": "{t}",
    "ring": "○{t}",
    "circled": "{c}{t}",
    "square": "▪ {t}",
    "star": "* {t}",
    "item_kana": "- （{a}）{t}",
    "counted": "{n}. {t}",
}
LABELS = {
    "none": "",
    "angle": "＜主な取組＞",
    "box": "■具体的な施策",
    "lenticular": "【主な取組】",
    "plain": "具体的な取組",
    "ring": "○施策の内容",
    "shell": "〔主な事業〕",
}
NOISE = {
    "none": (),
    "issues": (
        "【現状と課題】",
        "・高齢化により地域の担い手が減少しています。",
        "・情報が十分に届いていないとの声があります。",
    ),
    "issues_prose": ("現状・課題", "人口の減少が続き、地域を支える人材の不足が課題となっています。"),
    "aim": ("【目指す姿】", "誰もが役割を持ち、安心して暮らしている。"),
}
ACTORS = {
    "none": (),
    "labels": ("【実施主体】{lead}", "【連携団体】{partner}"),
    "colon": ("実施主体：{lead}", "連携先：{partner}"),
    "gap": ("事業主体　　{lead}", "協力団体　　{partner}"),
    "bracket": ("（実施主体：{lead}　連携団体：{partner}）",),
    "box": ("■実施主体", "{lead}", "■連携団体", "{partner}"),
    "listed": ("＜実施主体＞", "・{lead}", "＜連携団体＞", "・{partner}"),
}
CAPTIONS = {
    "lenticular": "【数値目標】",
    "angle": "＜重要業績評価指標（KPI）＞",
    "box": "■成果指標",
    "ring": "○目標指標",
    "plain": "数値目標",
    "kpi": "KPI",
}
HEADERS = {
    "plain": ("指標", "現状値", "目標値"),
    "base": ("指標名", "基準値", "目標値"),
    "kpi": ("重要業績評価指標（KPI）", "基準値", "目標"),
    "aim": ("成果指標", "現状", "目標"),
    "item": ("項目", "現況値", "計画目標値"),
}
YEARS = {
    "era_short": ("R5", "R11"),
    "era": ("令和5年度", "令和11年度"),
    "era_wide": ("令和５年度", "令和１１年度"),
    "western": ("2023年度", "2029年度"),
    "both": ("2023（令和5）年度", "2029（令和11）年度"),
}
# Parts of the plan around its pillars: the heading of the part before, of the one that holds them and of the one after.
AROUND = {
    "none": (),
    "chapters": ("第１章　計画の策定にあたって", "第２章　施策の展開", "第３章　計画の推進体制"),
    "parts": ("第１部　総論", "第２部　各論", "第３部　計画の推進"),
    "roman": ("Ⅰ　計画策定の趣旨", "Ⅱ　施策の体系と取組", "Ⅲ　計画の進行管理"),
    "arabic": ("１．はじめに", "２．具体的な取組", "３．推進体制"),
    "signs": ("■計画策定の背景", "■施策の展開", "■計画の推進"),
}
BEFORE = (
    "・本市の人口は減少が続いており、今後も高齢化が進むと見込まれています。",
    "・前の計画では、市民の参加が広がる一方で、担い手の不足が明らかになりました。",
)
AFTER = ("・計画の進み具合を毎年度確かめます。", "・結果は広報紙とホームページで公表します。")
# What is said under a group's heading (or the pillar's, where there are no groups): {t} is its title.
LEADS = {
    "none": (),
    "does": ("関係者と話し合う場を設け、{t}に向けた計画的な取組を進めます。",),
}
DEEP = {
    "none": "",
    "dot": "・{t}",
    "dash": "- {t}",
    "kana_bracket": "（{a}）{t}",
    "indented": "　・{t}",
    "circled": "{c}{t}",
    "nested_dash": "    - {t}",
    "nested_circled": "    - {c}{t}",
}
# What stands before everything: the title {t} and the issuer {i}; and the title and status that this gives.
FRONTS = {
    "plain": ("{t}", "", "{i}"),
    "dated": ("{t}", "", "令和７年３月", "", "{i}"),
    "issuer_first": ("{i}", "", "{t}"),
    "draft": ("{t}（案）", "", "令和７年１月", "", "{i}"),
    "desk": ("{t}", "", "令和７年３月", "{i}企画政策課"),
    "decided": ("{t}", "", "（令和７年３月策定）", "", "{i}"),
    "subtitle": ("{t}", "～ともに歩むふるさと～", "", "{i}"),
    "contents": ("{t}", "", "{i}", "", "目　次", "{c}"),
}
PERIODS = {
    "colon": ("計画期間：令和7年度～令和11年度",),
    "sentence": ("本計画の期間は、令和７年度から令和11年度までの５年間とします。",),
    "bracket": ("（2025年度～2029年度）",),
    "lines": ("■計画期間", "令和７（2025）年度～令和11（2029）年度"),
}
DRESSES = ("text", "markdown", "flat_markdown", "half_flat", "upper_flat", "bold_labels", "skipped", "bold")
