// The card at the text: what was found, why, what it would become, and what can be done.

// Whether a field grows with its text by itself: measuring it costs a layout at every step.
const GROWS = CSS.supports("field-sizing", "content");

class CardView {
  constructor(root, hooks) {
    this.hooks = hooks;
    this.card = root.querySelector(".cd-card");
    this.card.addEventListener("keydown", (event) => {
      if (event.key === "Escape") hooks.close();
      if (!passes(event)) event.stopPropagation();
    });
  }

  hide() {
    this.card.hidden = true;
    this.shown = null;
  }

  show(finding, rule, position, group) {
    const signature = JSON.stringify([finding, rule, position, group.length]);
    if (this.shown === signature) return;
    this.shown = signature;
    this.card.className = `cd-card cd-c-${finding.category}`;
    this.card.replaceChildren(...this.content(finding, rule, position, group));
    this.card.hidden = false;
  }

  content(finding, rule, position, group) {
    const field = this.field(finding);
    const preview = el("p", { class: "cd-preview" });
    const accept = button("Accept", () => this.hooks.accept(field.value), "cd-strong", { "aria-keyshortcuts": "A" });
    const update = () => {
      const changed = field.value !== finding.before;
      accept.disabled = !changed;
      preview.replaceChildren(
        ...(changed ? change(finding, field.value, 90) : [el("span", { class: "cd-quote" }, ...visible(finding.before, 120))]),
      );
      if (!GROWS) fit();
    };
    const fit = () => {
      field.style.height = "auto";
      field.style.height = `${Math.min(field.scrollHeight + 2, 140)}px`;
    };
    field.addEventListener("input", update);
    field.addEventListener("keydown", (event) => {
      if (event.key === "Enter" && !event.shiftKey && !accept.disabled) (event.preventDefault(), this.hooks.accept(field.value));
    });
    update();
    if (!GROWS) requestAnimationFrame(fit);
    return [
      this.head(finding, position),
      el("p", { class: "cd-says" }, finding.message),
      rule?.why ? el("p", { class: "cd-why" }, rule.why) : null,
      preview,
      this.alternatives(finding, field, update),
      el("label", { class: "cd-replacement" }, el("span", {}, "Replacement"), field),
      this.twin(finding),
      this.actions(finding, accept),
      this.many(group),
    ].filter(Boolean);
  }

  head(finding, position) {
    return el("p", { class: "cd-card-head" },
      el("span", { class: "cd-swatch", "aria-hidden": "true" }), el("b", {}, nameOf(finding.category)),
      finding.fixes.length ? null : el("span", { class: "cd-look" }, "please look"),
      el("span", { class: "cd-count" }, position),
      button("×", this.hooks.close, "cd-quiet cd-close", { "aria-label": "Close" }));
  }

  field(finding) {
    const field = el("textarea", { rows: 1, spellcheck: "false" });
    field.value = finding.fixes.length ? finding.fixes[0] : finding.before;
    return field;
  }

  alternatives(finding, field, update) {
    if (finding.fixes.length < 2) return null;
    return el("p", { class: "cd-alternatives", role: "group", "aria-label": "Suggestions" },
      ...finding.fixes.slice(0, 8).map((fix) => button("", () => {
        field.value = fix;
        update();
        field.focus();
      }, "cd-small", { "aria-label": fix || "remove" })).map((node, index) => {
        node.append(...(finding.fixes[index] === "" ? ["remove"] : visible(finding.fixes[index], 40)));
        return node;
      }));
  }

  twin(finding) {
    if (!finding.twin) return null;
    return el("div", { class: "cd-twin-of" }, el("span", {}, "It also stands here:"),
      el("blockquote", {}, ...visible(finding.twin.trim(), 220)),
      button("Show the other place", this.hooks.twin, "cd-small"));
  }

  actions(finding, accept) {
    return el("p", { class: "cd-actions" },
      accept,
      button("Ignore", this.hooks.ignore, "", { "aria-keyshortcuts": "I" }),
      finding.word ? button("Add word", () => this.hooks.word(finding.word), "", { title: `${finding.word}: right from now on` }) : null,
      menu("More", [["Ignore this rule here", () => this.hooks.ignoreRule(finding.rule)], ["Edit the paragraph", this.hooks.edit]]));
  }

  many(group) {
    const bulk = group.filter((finding) => finding.bulk);
    if (bulk.length < 2) return null;
    return el("p", { class: "cd-many" }, `${group.length} times in this article`, button("Fix all…", () => this.hooks.fixAll(group), "cd-small"));
  }

  // Below the mark, inside the paper; CSS makes it a sheet at the bottom on a narrow screen.
  place(mark, paper) {
    if (!mark || this.card.hidden) return;
    const box = mark.getClientRects()[0] ?? mark.getBoundingClientRect();
    const end = [...mark.getClientRects()].at(-1) ?? box;
    const frame = paper.getBoundingClientRect();
    const room = paper.clientWidth - this.card.offsetWidth - 12;
    this.card.style.left = `${Math.max(12, Math.min(box.left - frame.left - 16, room))}px`;
    this.card.style.top = `${Math.min(end.bottom, box.bottom + 120) - frame.top + paper.scrollTop + 8}px`;
  }
}
