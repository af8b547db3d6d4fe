// Keys. Single letters work while the text has the focus and nowhere else.

// What holds on the whole page, in fields too; all else that is typed in a field stays there.
const passes = (event) => event.key === "F8" || ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "z");

class Keys {
  constructor(page) {
    this.page = page;
    this.anywhere = (event) => this.global(event);
    page.article.region.addEventListener("keydown", (event) => this.text(event));
    page.list.list.addEventListener("keydown", (event) => this.listbox(event));
  }

  start() {
    document.addEventListener("keydown", this.anywhere);
  }

  stop() {
    document.removeEventListener("keydown", this.anywhere);
  }

  take(event, action) {
    event.preventDefault();
    event.stopPropagation();
    action();
  }

  global(event) {
    const { page } = this;
    if (page.dialogs.dialog.open) return;
    if (event.key === "F8") return this.take(event, () => page.step(event.shiftKey ? -1 : 1));
    const field = document.activeElement?.closest("input, textarea, select, [contenteditable]");
    if (!field && (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "z")
      this.take(event, () => page.back(event.shiftKey ? "redo" : "undo"));
  }

  text(event) {
    const { page } = this;
    if (event.target !== page.article.region || event.ctrlKey || event.metaKey || event.altKey) return;
    const fixed = { Enter: () => page.write(), Escape: () => page.select(null) }[event.key];
    if (fixed) return this.take(event, fixed);
    if (!page.letters) return;
    const action = {
      j: () => page.step(1), k: () => page.step(-1), a: () => page.accept(), i: () => page.ignore(),
      e: () => page.card.card.querySelector("textarea")?.focus(), "?": () => page.dialogs.help(page),
    }[event.key.toLowerCase()];
    if (action) this.take(event, action);
  }

  listbox(event) {
    const { page } = this;
    const shown = page.visible();
    const at = shown.findIndex((finding) => finding.id === page.selected);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: shown.length - 1 }[event.key];
    if (event.key === "Enter") return this.take(event, () => page.card.card.querySelector("textarea")?.focus());
    if (to === undefined || !shown.length) return;
    this.take(event, () => page.select(shown[Math.max(0, Math.min(to, shown.length - 1))].id, "list"));
  }
}
