// The list of findings, the pills above it and what is folded below it.

const NAMES = {
  markup: "Leftovers", spacing: "Spacing", capitalization: "Capitals", typo: "Spelling", punctuation: "Punctuation",
  repetition: "Repetition", consistency: "Consistency", usage: "Wording", grammar: "Grammar", readability: "Readability",
};
const nameOf = (category) => NAMES[category] ?? category;

const LAST_WORD = /[^\s]{0,24}$/;
const FIRST_WORD = /^[^\s]{0,24}/;

// The last and the first words of a line, cut between words.
const ending = (text, most) => (text.length <= most ? text : text.slice(-most).replace(/^[^\s]*\s(?=.)/, ""));
const beginning = (text, most) => (text.length <= most ? text : text.slice(0, most).replace(/(?<=.)\s[^\s]*$/, ""));

// Before → after, with the rest of a word that changes; what would be removed is said in words.
function change(finding, replacement, most) {
  const short = finding.before.length < 4 && replacement.length < 6 && /\S/.test(finding.left.slice(-1) + finding.right.slice(0, 1));
  const [left, right] = short ? [LAST_WORD.exec(finding.left)[0], FIRST_WORD.exec(finding.right)[0]] : ["", ""];
  const shown = (text, empty) => (text || left || right ? [left, ...visible(text, most), right] : [el("em", {}, empty)]);
  return [
    el("span", { class: "cd-around" }, ending(finding.left, most / 3).slice(0, left ? -left.length : undefined)),
    el("del", {}, ...shown(finding.before, "nothing")),
    el("span", { class: "cd-arrow", "aria-label": "becomes" }, " → "),
    el("ins", {}, ...shown(replacement, "removed")),
    el("span", { class: "cd-around" }, beginning(finding.right, most / 3).slice(right.length)),
  ];
}

function option(finding) {
  const fixable = finding.fixes.length > 0;
  const text = fixable ? change(finding, finding.fixes[0], 42) : [el("span", { class: "cd-quote" }, ...visible(finding.before.trim() || finding.before, 76))];
  return el(
    "div",
    {
      role: "option", id: `cd-option-${finding.id}`, class: `cd-option cd-c-${finding.category}`, "data-for": finding.id,
      "data-fix": fixable ? "yes" : "no", "aria-selected": "false",
    },
    el("span", { class: "cd-kind" }, el("span", { class: "cd-swatch", "aria-hidden": "true" }), el("b", {}, nameOf(finding.category)),
      el("span", { class: "cd-message" }, finding.message),
      fixable ? null : el("span", { class: "cd-look" }, "look")),
    el("span", { class: "cd-change" }, ...text),
  );
}

const groupOf = (finding) => `${finding.rule}\n${finding.message}`;

function groupsOf(findings) {
  const groups = new Map();
  for (const finding of findings) {
    const key = groupOf(finding);
    if (groups.has(key)) groups.get(key).push(finding);
    else groups.set(key, [finding]);
  }
  return groups;
}

class ListView {
  constructor(root, hooks) {
    this.hooks = hooks;
    this.list = root.querySelector(".cd-list");
    this.pills = root.querySelector(".cd-pills");
    this.groups = root.querySelector(".cd-groups");
    this.nothing = root.querySelector(".cd-nothing");
    this.names = root.querySelector(".cd-names");
    this.skipped = root.querySelector(".cd-skipped");
    this.list.addEventListener("click", (event) => {
      const chosen = event.target.closest("[data-for]");
      if (chosen) hooks.select(chosen.dataset.for, "list");
    });
  }

  draw(findings) {
    const tiers = [["Corrections", false], ["Refinements", true]];
    const wanted = [];
    for (const [name, refinement] of tiers) {
      const tier = findings.filter((finding) => finding.refinement === refinement);
      if (!tier.length) continue;
      if (refinement) wanted.push({ signature: name, make: () => el("div", { class: "cd-tier", role: "presentation" }, name) });
      // No count of its group stands in an option: each accept would change every one of them.
      for (const finding of tier) wanted.push({ signature: JSON.stringify(finding), make: () => option(finding) });
    }
    patch(this.list, wanted);
    this.list.hidden = !wanted.length;
    this.nothing.hidden = wanted.length > 0;
  }

  drawPills(all, filter, refinements, categories) {
    const counted = all.filter((finding) => !finding.refinement);
    const hints = all.length - counted.length;
    const pill = (label, count, pressed, action, style = "") => ({
      signature: JSON.stringify([label, count, pressed]),
      make: () => el("button", { type: "button", class: `cd-pill ${style}`, "aria-pressed": pressed, onclick: action },
        style ? el("span", { class: "cd-swatch", "aria-hidden": "true" }) : null, label, " ", el("b", {}, count)),
    });
    const wanted = [pill("All", counted.length, !filter, () => this.hooks.filter(null))];
    for (const category of categories) {
      const count = counted.filter((finding) => finding.category === category).length;
      if (count) wanted.push(pill(nameOf(category), count, filter === category, () => this.hooks.filter(filter === category ? null : category), `cd-c-${category}`));
    }
    if (hints) wanted.push(pill("Refinements", hints, refinements, this.hooks.refinements, "cd-hints"));
    patch(this.pills, wanted);
  }

  // Findings that stand many times, each with a way to mend them together.
  drawGroups(groups, filter) {
    const many = [...groups.values()].filter((group) => {
      const bulk = group.filter((finding) => finding.bulk);
      return bulk.length > 2 && (!filter || group[0].category === filter);
    });
    many.sort((one, other) => other.length - one.length);
    patch(this.groups, many.slice(0, 6).map((group) => ({
      signature: JSON.stringify([group.map((finding) => finding.id), group[0].message]),
      make: () => el("p", { class: `cd-group cd-c-${group[0].category}` }, el("b", {}, `${group.length}×`), el("span", {}, group[0].message),
        button("Fix all…", () => this.hooks.fixAll(group), "cd-small", { "aria-label": `Fix all: ${group[0].message}` })),
    })));
  }

  drawFolded({ names, skipped }) {
    this.names.hidden = !names.length;
    this.names.querySelector("summary").textContent = `Names to verify (${names.length})`;
    patch(this.names.querySelector("ul"), names.map((name) => ({
      signature: JSON.stringify(name),
      make: () => el("li", {}, button(name.text, () => this.hooks.name(name.id), "cd-link"), name.count > 1 ? ` ${name.count}×` : ""),
    })));
    this.skipped.hidden = !skipped.length;
    this.skipped.querySelector("summary").textContent = `Not checked (${skipped.length})`;
    patch(this.skipped.querySelector("ul"), skipped.map((one) => ({
      signature: JSON.stringify(one),
      make: () => el("li", {}, el("code", {}, one.rule), ` ${one.reason}`),
    })));
  }

  mark(id) {
    for (const node of this.list.querySelectorAll('[aria-selected="true"]')) node.setAttribute("aria-selected", "false");
    const chosen = id && this.list.querySelector(`#cd-option-${id}`);
    if (!chosen) return this.list.removeAttribute("aria-activedescendant");
    chosen.setAttribute("aria-selected", "true");
    this.list.setAttribute("aria-activedescendant", chosen.id);
    const top = chosen.offsetTop - this.list.offsetTop;
    if (top < this.list.scrollTop || top + chosen.offsetHeight > this.list.scrollTop + this.list.clientHeight)
      this.list.scrollTop = top - this.list.clientHeight / 3;
  }
}
