(() => {
  "use strict";
  const pictures = JSON.parse(document.getElementById("pictures").textContent);
  const rows = [...document.querySelectorAll("tr.row")];
  const form = document.querySelector("form.filters");
  const gaps = [...document.querySelectorAll("tr.gap")];

  // Evidence is wide: it opens in a line of its own below its row. Pages are drawn when they are first looked at.
  const fillPages = (place) => {
    for (const page of place.querySelectorAll(".page:not(.drawn)")) {
      const picture = pictures[page.dataset.picture];
      page.classList.add("drawn");
      if (!picture) continue;
      const image = document.createElement("img");
      image.src = picture.src;
      image.alt = page.dataset.alt;
      image.width = Math.round(picture.width);
      image.height = Math.round(picture.height);
      page.prepend(image);
    }
  };
  const spreadOf = (row) => {
    const next = row.nextElementSibling;
    return next && next.classList.contains("spread") ? next : null;
  };
  const toggle = (details) => {
    const row = details.closest("tr.row");
    let spread = spreadOf(row);
    if (details.open && !spread) {
      spread = document.createElement("tr");
      spread.className = "spread";
      const cell = document.createElement("td");
      cell.colSpan = row.cells.length;
      cell.append(details.querySelector(".sides"));
      spread.append(cell);
      row.after(spread);
      fillPages(cell);
    } else if (!details.open && spread) {
      details.append(spread.querySelector(".sides"));
      spread.remove();
    }
  };
  const evidenceOf = (row) => row.querySelector("details.evidence");
  for (const row of rows) {
    const details = evidenceOf(row);
    if (details) details.addEventListener("toggle", () => toggle(details));
  }

  const chosen = (name) => [...form.querySelectorAll(`input[name=${name}]`)];
  const apply = () => {
    const data = new FormData(form);
    const words = (data.get("words") || "").normalize("NFKC").trim().toLowerCase();
    let shown = 0;
    for (const row of rows) {
      const fits = ["severity", "kind", "op", "cause"].every(
        (name) => !chosen(name).length || data.getAll(name).includes(row.dataset[name])
      );
      const sure = !data.has("review") || row.dataset.review === "yes";
      const found = !words || row.textContent.normalize("NFKC").toLowerCase().includes(words);
      row.hidden = !(fits && sure && found);
      const spread = spreadOf(row);
      if (spread) spread.hidden = row.hidden;
      shown += row.hidden ? 0 : 1;
    }
    // What lies between two rows is only known where all rows are shown.
    for (const gap of gaps) gap.hidden = shown < rows.length;
    for (const section of document.querySelectorAll("section:has(table.rows)"))
      section.hidden = !section.querySelector("tr.row:not([hidden])");
    form.querySelector("output").textContent = `${shown} / ${rows.length} 件`;
  };
  if (form) {
    form.addEventListener("input", apply);
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("reset", () => setTimeout(apply));
    const opener = form.querySelector("button[name=open]");
    opener.addEventListener("click", () => {
      const closed = rows.filter((row) => !row.hidden).map(evidenceOf).filter((details) => details && !details.open);
      const all = closed.length > 0;
      for (const row of rows) {
        const details = evidenceOf(row);
        if (details && !row.hidden) details.open = all;
      }
      opener.textContent = all ? "根拠をすべて閉じる" : "根拠をすべて開く";
    });
    apply();
  }

  const step = (by) => {
    const visible = rows.filter((row) => !row.hidden);
    if (!visible.length) return;
    const here = visible.indexOf(document.activeElement.closest ? document.activeElement.closest("tr.row") : null);
    const next = here < 0 ? (by > 0 ? 0 : visible.length - 1) : Math.min(visible.length - 1, Math.max(0, here + by));
    visible[next].focus();
    visible[next].scrollIntoView({ block: "nearest" });
  };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const target = event.target;
    const typing = target.matches && target.matches("input[type=search]");
    if (event.key === "Escape") {
      if (typing) target.blur();
      for (const row of rows) if (evidenceOf(row)) evidenceOf(row).open = false;
    } else if (typing) {
      return;
    } else if (event.key === "/" && form) {
      event.preventDefault();
      form.querySelector("input[type=search]").focus();
    } else if (event.key === "j" || event.key === "k") {
      step(event.key === "j" ? 1 : -1);
    } else if (event.key === "Enter" && target.matches && target.matches("tr.row") && evidenceOf(target)) {
      event.preventDefault();
      evidenceOf(target).open = !evidenceOf(target).open;
    }
  });
  const visit = () => {
    const row = location.hash && document.getElementById(location.hash.slice(1));
    if (row && row.matches("tr.row")) { row.hidden = false; row.focus(); }
  };
  window.addEventListener("hashchange", visit);
  visit();
})();
