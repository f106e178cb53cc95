(() => {
  "use strict";
  const pictures = JSON.parse(document.getElementById("pictures").textContent);
  const entries = [...document.querySelectorAll(".entry")];
  const pane = document.querySelector("section.original");
  const form = document.querySelector("form.tools");
  const told = document.querySelector("output.chosen");
  const picker = document.querySelector("select[name=sheet]");
  const looker = document.querySelector("button[name=look]");

  // Pages keep their place and are drawn when they come near.
  const draw = (page) => {
    const picture = pictures[page.dataset.picture];
    if (!picture || page.querySelector("img")) return;
    const image = document.createElement("img");
    image.src = picture.src;
    image.alt = `${page.dataset.picture} 頁`;
    page.prepend(image);
  };
  const near = new IntersectionObserver(
    (seen) => {
      for (const { isIntersecting, target } of seen) if (isIntersecting) draw(target);
    },
    { root: null, rootMargin: "800px" }
  );
  for (const page of document.querySelectorAll(".page")) {
    const picture = pictures[page.dataset.picture];
    if (picture) page.style.aspectRatio = `${picture.width} / ${picture.height}`;
    near.observe(page);
  }

  // What proves a key, in the pictures and in the text.
  const proofs = new Map();
  for (const place of pane.querySelectorAll("[data-keys]")) {
    for (const key of place.dataset.keys.split(" ")) {
      if (!proofs.has(key)) proofs.set(key, []);
      proofs.get(key).push(place);
    }
  }
  const asText = () => pane.classList.contains("as-text");
  const shownProofs = (key) => (proofs.get(key) || []).filter((place) => place.offsetParent !== null);

  let chosen = "";
  let at = 0;
  const clear = () => {
    for (const place of document.querySelectorAll(".chosen:not(output)")) place.classList.remove("chosen");
    chosen = "";
    told.textContent = "";
  };
  const go = (place) => place.scrollIntoView({ block: "center", inline: "nearest" });
  const entryOf = (key) => document.getElementById(key) || document.getElementById(key.split(".")[0]);
  const tell = (places) => {
    told.textContent = places.length ? `根拠 ${at + 1} / ${places.length}` : "この頁の画像には枠がありません";
  };
  const choose = (key, place) => {
    clear();
    chosen = key;
    for (const other of proofs.get(key) || []) other.classList.add("chosen");
    const entry = entryOf(key);
    if (entry) entry.classList.add("chosen");
    for (const value of document.querySelectorAll(".value")) value.classList.toggle("chosen", value.dataset.key === key);
    const places = shownProofs(key);
    at = Math.max(0, places.indexOf(place));
    if (!place && places.length) go(places[0]);
    tell(places);
    return entry;
  };
  const next = () => {
    const places = shownProofs(chosen);
    if (!places.length) return;
    at = (at + 1) % places.length;
    go(places[at]);
    tell(places);
  };

  for (const entry of entries) {
    entry.addEventListener("click", (event) => {
      if (event.target.closest("a")) return;
      const value = event.target.closest("button.value");
      choose(value ? value.dataset.key : entry.id);
      entry.focus({ preventScroll: true });
    });
  }
  // A place may prove several things: pressing it again shows the next one.
  pane.addEventListener("click", (event) => {
    const place = event.target.closest("[data-keys]");
    if (!place) return;
    const keys = place.dataset.keys.split(" ");
    const entry = choose(keys[(keys.indexOf(chosen) + 1) % keys.length], place);
    if (entry) {
      entry.hidden = false;
      entry.scrollIntoView({ block: "center" });
    }
  });

  if (looker) {
    looker.addEventListener("click", () => {
      pane.classList.toggle("as-text");
      looker.setAttribute("aria-pressed", String(asText()));
      looker.textContent = asText() ? "頁で見る" : "文字で見る";
      if (chosen) choose(chosen);
    });
  }
  picker.addEventListener("change", () => document.getElementById(`sheet-${picker.value}`).scrollIntoView());
  const passing = new IntersectionObserver(
    (seen) => {
      for (const { isIntersecting, target } of seen) if (isIntersecting) picker.value = target.id.slice("sheet-".length);
    },
    { root: pane, rootMargin: "-45% 0px -45% 0px" }
  );
  for (const sheet of document.querySelectorAll(".sheet")) passing.observe(sheet);

  const apply = () => {
    const data = new FormData(form);
    const kinds = data.getAll("kind");
    const words = (data.get("words") || "").normalize("NFKC").trim().toLowerCase();
    let shown = 0;
    for (const entry of entries) {
      const found = !words || entry.querySelector(".words").textContent.normalize("NFKC").toLowerCase().includes(words);
      entry.hidden = !(kinds.includes(entry.dataset.kind) && found);
      shown += entry.hidden ? 0 : 1;
    }
    for (const place of pane.querySelectorAll("[data-keys]")) {
      const kind = [...place.classList].find((name) => name !== "off" && name !== "chosen");
      place.classList.toggle("off", !kinds.includes(kind));
    }
    for (const part of document.querySelectorAll("[data-section]")) part.hidden = !part.querySelector(".entry:not([hidden])");
    form.querySelector("output").textContent = `${shown} / ${entries.length} 件`;
  };
  form.addEventListener("input", apply);
  form.addEventListener("submit", (event) => event.preventDefault());
  apply();

  const step = (by) => {
    const visible = entries.filter((entry) => !entry.hidden);
    if (!visible.length) return;
    const here = visible.indexOf(document.activeElement);
    const there = here < 0 ? (by > 0 ? 0 : visible.length - 1) : Math.min(visible.length - 1, Math.max(0, here + by));
    visible[there].focus();
    visible[there].scrollIntoView({ block: "nearest" });
    choose(visible[there].id);
  };
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const typing = event.target.matches && event.target.matches("input[type=search], select");
    if (event.key === "Escape") {
      if (typing) event.target.blur();
      clear();
    } else if (typing) {
      return;
    } else if (event.key === "/") {
      event.preventDefault();
      form.querySelector("input[type=search]").focus();
    } else if (event.key === "j" || event.key === "k") {
      step(event.key === "j" ? 1 : -1);
    } else if (event.key === "n") {
      next();
    }
  });
  const visit = () => {
    const key = location.hash.slice(1);
    const entry = key && document.getElementById(key);
    if (!entry || !entry.matches(".entry")) return;
    entry.hidden = false;
    entry.focus();
    choose(key);
  };
  window.addEventListener("hashchange", visit);
  visit();
})();
