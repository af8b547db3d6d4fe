// What is asked before many places change at once, and the list of keys.

class Dialogs {
  constructor(root) {
    this.dialog = root.querySelector(".cd-dialog");
    this.dialog.addEventListener("keydown", (event) => event.stopPropagation());
    this.dialog.addEventListener("close", () => this.after?.());
  }

  open(title, content, after) {
    this.after = after;
    this.dialog.replaceChildren(el("h2", { id: "cd-dialog-title" }, title), ...content);
    this.dialog.showModal();
  }

  // Every place that would change, each with a tick; `apply` gets the ids that are still ticked.
  preview(title, findings, note, apply, after) {
    const boxes = findings.map((finding) => {
      const box = el("input", { type: "checkbox", checked: true, value: finding.id });
      return { box, row: el("li", {}, el("label", {}, box, el("span", { class: `cd-change cd-c-${finding.category}` },
        ...change(finding, finding.fixes[0], 96)))) };
    });
    const go = button("", () => {
      const ids = boxes.filter(({ box }) => box.checked).map(({ box }) => box.value);
      this.dialog.close();
      if (ids.length) apply(ids);
    }, "cd-strong");
    const count = () => {
      const ticked = boxes.filter(({ box }) => box.checked).length;
      go.textContent = ticked === 1 ? "Apply 1 change" : `Apply ${ticked} changes`;
      go.disabled = !ticked;
    };
    boxes.forEach(({ box }) => box.addEventListener("change", count));
    count();
    this.open(title, [
      note ? el("p", { class: "cd-hint" }, note) : null,
      el("ol", { class: "cd-places", tabindex: "0", "aria-label": "What would change" }, ...boxes.map(({ row }) => row)),
      el("p", { class: "cd-actions" }, go, button("Cancel", () => this.dialog.close())),
    ].filter(Boolean), after);
    go.focus();
  }

  help(page) {
    const toggle = (on) => {
      page.letters = on;
      localStorage.setItem("copydesk-letters", on ? "on" : "off");
    };
    this.keys(page.letters, toggle, () => page.focusText());
  }

  keys(on, toggle, after) {
    const rows = [
      ["F8 · Shift+F8", "next and previous finding, from anywhere on the page"],
      ["J · K", "next and previous finding"], ["A", "accept"], ["I", "ignore"],
      ["Enter", "write in the paragraph; Esc goes back"], ["E", "to the replacement field of the card"],
      ["Esc", "close the card"], ["Ctrl+Z · Ctrl+Shift+Z", "undo and redo"], ["?", "this list"],
    ];
    const box = el("input", { type: "checkbox", checked: on, onchange: (event) => toggle(event.target.checked) });
    this.open("Keys", [
      el("table", {}, el("tbody", {}, ...rows.map(([keys, what]) => el("tr", {}, el("th", { scope: "row" }, keys), el("td", {}, what))))),
      el("p", {}, el("label", {}, box, " Single letters work while the text has the focus")),
      el("p", { class: "cd-actions" }, button("Close", () => this.dialog.close(), "cd-strong")),
    ], after);
  }
}

// Many places mended at once, after a look at each.
class Bulk {
  constructor(page) {
    this.page = page;
  }

  preview(title, findings, note) {
    const { page } = this;
    page.dialogs.preview(title, findings, note, (ids) => page.acceptAll(ids), () => page.focusText());
  }

  safe() {
    const note = "Nothing is applied but what is ticked, and one Undo takes it all back.";
    this.preview("Apply safe fixes", this.page.model.findings.filter((finding) => finding.safe), note);
  }

  group(group) {
    const bulk = group.filter((finding) => finding.bulk);
    const left = group.length - bulk.length;
    this.preview(group[0].message, bulk, left ? `${left} more stand inside quotations or have no fix, and are left to you.` : "");
  }
}
