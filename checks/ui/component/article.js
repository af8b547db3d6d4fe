// The text with its marks, patched row by row.

class ArticleView {
  constructor(region) {
    this.region = region;
    this.editor = null;
  }

  // `shown` holds the findings whose marks are drawn, by id.
  draw(rows, shown) {
    this.rows = rows;
    const first = new Map();
    rows.forEach((row, index) => {
      for (const [, keys] of row[1]) for (const key of keys) if (!first.has(key)) first.set(key, index);
    });
    const wanted = rows.map((row, index) => this.row(row, index, shown, first));
    if (this.editor) this.editor.keepIn(wanted);
    patch(this.region, wanted);
    this.mark(this.selected);
  }

  row(row, index, shown, first) {
    const styles = {};
    for (const [, keys] of row[1])
      for (const key of keys) {
        const finding = shown.get(key);
        const twin = key.endsWith("~") && shown.has(key.slice(0, -1));
        styles[key] = finding ? [finding.category, finding.fixes.length > 0, first.get(key) === index] : twin || key[0] === "n";
      }
    return { signature: JSON.stringify([row, styles]), make: () => drawRow(row, styles) };
  }

  indexOf(node) {
    return [...this.region.children].indexOf(node);
  }

  marks(id) {
    return this.region.querySelectorAll(`[data-finding="${id}"], [data-part="${id}"]`);
  }

  // Shows which finding is selected, and the twin of a repetition.
  mark(id) {
    this.selected = id;
    for (const node of this.region.querySelectorAll(".cd-on")) node.classList.remove("cd-on");
    if (!id) return;
    for (const node of this.marks(id)) node.classList.add("cd-on");
    for (const node of this.region.querySelectorAll(`[data-twin="${id}"]`)) node.classList.add("cd-on");
  }

  // Brings a node into the middle of the paper if it is out of sight.
  reveal(node) {
    const paper = this.region.parentElement;
    const box = node.getBoundingClientRect();
    const scrolls = paper.scrollHeight > paper.clientHeight + 1 && getComputedStyle(paper).overflowY !== "visible";
    const frame = scrolls ? paper.getBoundingClientRect() : { top: 0, bottom: innerHeight };
    if (box.top >= frame.top + 40 && box.bottom <= frame.bottom - 340) return;
    if (scrolls) paper.scrollTop += box.top - frame.top - Math.min(160, paper.clientHeight / 3);
    else node.scrollIntoView({ block: "center" });
  }

  // Brings a stretch of a row into sight and selects it, as a reader would with the mouse.
  show(index, text) {
    const row = this.region.children[index];
    if (!row) return;
    this.flash(row);
    let from = row.textContent.indexOf(text);
    if (from < 0 || !text) return;
    let to = from + text.length;
    const range = document.createRange();
    const walker = document.createTreeWalker(row, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(), start = false; node; node = walker.nextNode()) {
      if (!start && from <= node.length) (range.setStart(node, from), (start = true));
      if (start && to <= node.length) { range.setEnd(node, to); break; }
      from -= node.length;
      to -= node.length;
    }
    getSelection().removeAllRanges();
    getSelection().addRange(range);
  }

  flash(node) {
    this.reveal(node);
    node.classList.remove("cd-flash");
    void node.offsetWidth;
    node.classList.add("cd-flash");
  }
}

function drawRow(row, styles) {
  const node = el("div", { class: `cd-row cd-${row[0].replaceAll(" ", "-")}` });
  const open = [{ key: null, node }];
  const drawn = new Set();
  for (const [text, all] of row[1]) {
    const keys = all.filter((key) => styles[key]);
    let depth = 0;
    while (depth < keys.length && open[depth + 1]?.key === keys[depth]) depth++;
    open.length = depth + 1;
    for (const key of keys.slice(depth)) {
      const mark = drawMark(key, styles[key], drawn.has(key));
      drawn.add(key);
      open.at(-1).node.append(mark);
      open.push({ key, node: mark });
    }
    if (text) open.at(-1).node.append(text);
  }
  return node;
}

function drawMark(key, style, again) {
  if (key.endsWith("~")) return el("span", { class: "cd-twin", "data-twin": key.slice(0, -1) });
  if (key[0] === "n") return el("span", { class: "cd-name", "data-name": key });
  const [category, fixable, here] = style;
  const place = here && !again ? { "data-finding": key } : { "data-part": key };
  return el("mark", { class: `cd-mark cd-c-${category}`, "data-category": category, "data-fix": fixable ? "yes" : "no", ...place });
}

// A paragraph turned into a plain text field.
class RowEditor {
  constructor(view, index, hooks) {
    this.view = view;
    this.hooks = hooks;
    this.index = index;
    this.count = 1;
    const text = rowText(view.rows[index]);
    this.end = /(\r\n|\r|\n)?$/.exec(text)[0];
    this.before = text;
    this.field = el("textarea", { class: `cd-row cd-write cd-${view.rows[index][0].replaceAll(" ", "-")}`, "aria-label": "Paragraph", rows: 1, spellcheck: "false" });
    this.field.value = text.slice(0, text.length - this.end.length);
    this.start = this.field.value;
    const nodes = view.region.cdNodes;
    nodes[index].node.replaceWith(this.field);
    nodes[index] = { signature: PINNED, node: this.field };
    view.editor = this;
    this.listen();
    this.fit();
    this.field.focus();
  }

  listen() {
    this.field.addEventListener("input", () => {
      this.fit();
      clearTimeout(this.timer);
      this.timer = setTimeout(() => this.commit(), 700);
    });
    this.field.addEventListener("blur", () => this.close(false));
    this.field.addEventListener("keydown", (event) => {
      if (event.key === "Escape" || event.key === "F8") this.close(true);
      if (event.key !== "F8") event.stopPropagation();
    });
  }

  fit() {
    this.field.style.height = "auto";
    this.field.style.height = `${this.field.scrollHeight}px`;
  }

  // Sends what was written so far. A field knows only \n: what was not touched keeps its own line ends.
  commit() {
    clearTimeout(this.timer);
    if (this.field.value === this.start) return;
    this.start = this.field.value;
    const after = this.start.replaceAll("\n", this.end || "\n") + this.end;
    this.hooks.type(this.index, this.count, this.before, after);
    this.before = after;
    this.count = after.split(/\r\n|\r|\n/).length - (this.end ? 1 : 0);
  }

  // Stands for its rows in a new drawing of the article.
  keepIn(wanted) {
    wanted.splice(this.index, this.count, { signature: PINNED, make: () => this.field });
  }

  close(back) {
    if (this.closed) return;
    this.closed = true;
    this.commit();
    this.view.editor = null;
    this.field.remove();
    const nodes = this.view.region.cdNodes;
    nodes.splice(nodes.findIndex((item) => item.signature === PINNED), 1);
    this.hooks.closed(back);
  }
}
