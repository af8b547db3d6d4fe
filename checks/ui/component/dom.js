// Builds nodes. Text only ever goes in as text: nothing that was pasted can become markup.

function el(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) node.addEventListener(name.slice(2), value);
    else if (value === true) node.setAttribute(name, "");
    else if (value !== false && value !== null && value !== undefined) node.setAttribute(name, String(value));
  }
  node.append(...children.flat().filter((child) => child !== null && child !== undefined));
  return node;
}

const button = (label, onclick, style = "", more = {}) =>
  el("button", { type: "button", class: `cd-button ${style}`, onclick, ...more }, label);

const SIGNS = new Map([
  [" ", "·"], ["\t", "⇥"], ["\n", "¶"], ["\r", ""], ["\u00a0", "⍽"], ["\u202f", "⍽"], ["\u2009", "⍽"],
]);
const HIDDEN = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2064\ufeff\ufffc]/;

// So short a text changes in its blanks; in a longer one those between words are none to look at.
const SHORT = 24;

// The text with its blanks and other invisible characters made visible.
function visible(text, most = 90) {
  const shown = text.length > most ? [...text.slice(0, most - 30), "…", ...text.slice(-28)] : [...text];
  const nodes = [];
  let plain = "";
  for (const [index, character] of shown.entries()) {
    const sign = SIGNS.get(character);
    const between = character === " " && text.length > SHORT && /^\S+$/.test(`${shown[index - 1] ?? " "}${shown[index + 1] ?? " "}`);
    if (between || (sign === undefined && !HIDDEN.test(character))) {
      plain += character;
      continue;
    }
    if (plain) nodes.push(plain);
    plain = "";
    const code = character.codePointAt(0).toString(16).toUpperCase().padStart(4, "0");
    nodes.push(el("span", { class: "cd-blank" }, sign ?? `U+${code}`));
  }
  return plain ? [...nodes, plain] : nodes;
}

// Puts `wanted`, pairs of a signature and a maker, into `parent`; nodes whose signature stands already stay.
// A node whose signature is PINNED is never taken out: somebody is writing in it.
const PINNED = "writing";

function patch(parent, wanted) {
  const standing = parent.cdNodes ?? [];
  const isPinned = (item) => item.signature === PINNED;
  const here = standing.findIndex(isPinned);
  const there = wanted.findIndex(isPinned);
  if (here < 0 || there < 0) {
    parent.cdNodes = patchRange(parent, standing, wanted, null);
    return;
  }
  parent.cdNodes = [
    ...patchRange(parent, standing.slice(0, here), wanted.slice(0, there), standing[here].node),
    standing[here],
    ...patchRange(parent, standing.slice(here + 1), wanted.slice(there + 1), null),
  ];
}

function patchRange(parent, standing, wanted, end) {
  let first = 0;
  const shorter = Math.min(standing.length, wanted.length);
  while (first < shorter && standing[first].signature === wanted[first].signature) first++;
  let last = 0;
  while (last < shorter - first && standing.at(-1 - last).signature === wanted.at(-1 - last).signature) last++;
  const tail = last ? standing.slice(-last) : [];
  for (const { node } of standing.slice(first, standing.length - last)) node.remove();
  const fresh = wanted.slice(first, wanted.length - last).map(({ signature, make }) => ({ signature, node: make() }));
  const before = tail.length ? tail[0].node : end;
  for (const { node } of fresh) parent.insertBefore(node, before);
  return [...standing.slice(0, first), ...fresh, ...tail];
}

// A button that opens a short list of choices: [label, action] pairs.
function menu(label, choices, more = {}) {
  const items = el("div", { class: "cd-menu-items", role: "menu", hidden: true });
  const opener = button(label, () => open(items.hidden), "cd-quiet", { "aria-haspopup": "menu", "aria-expanded": "false", ...more });
  const open = (yes) => {
    items.hidden = !yes;
    opener.setAttribute("aria-expanded", yes);
    if (yes) items.firstElementChild?.focus();
  };
  items.append(...choices.map(([text, action]) =>
    el("button", { type: "button", role: "menuitem", tabindex: "-1", onclick: () => (open(false), opener.focus(), action()) }, text)));
  const box = el("span", { class: "cd-menu" }, opener, items);
  box.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === "Escape" && !items.hidden) (open(false), opener.focus(), event.stopPropagation());
    if (!step || items.hidden) return;
    const all = [...items.children];
    all.at((all.indexOf(document.activeElement) + step) % all.length).focus();
    event.preventDefault();
  });
  box.addEventListener("focusout", (event) => box.contains(event.relatedTarget) || open(false));
  return box;
}

function download(name, mime, content) {
  const address = URL.createObjectURL(new Blob([content], { type: mime }));
  const link = el("a", { href: address, download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 10000);
}

async function copyText(text) {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    const box = el("textarea", { class: "cd-unseen", "aria-hidden": "true" });
    box.value = text;
    document.body.append(box);
    box.select();
    document.execCommand("copy");
    box.remove();
  }
}
