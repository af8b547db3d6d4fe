// The article as rows of segments, and what a deed does to it before Python has answered.
// A row is [kind, [[text, [keys]], …]]; a key is a finding's id, its twin's ("f3~") or a name's ("n0").

const rowText = (row) => row[1].map((segment) => segment[0]).join("");
const articleText = (rows) => rows.map(rowText).join("");
const isFinding = (key) => key[0] === "f" && !key.endsWith("~");

function acceptedRow(row, id, replacement, gone, place) {
  const segments = [];
  for (const [text, keys] of row[1]) {
    const at = keys.indexOf(id);
    if (at < 0) {
      segments.push([text, keys]);
      continue;
    }
    keys.slice(at + 1).filter(isFinding).forEach((key) => gone.add(key));
    if (!place.taken) segments.push([replacement, keys.slice(0, at)]);
    place.taken = true;
  }
  return [row[0], segments];
}

function withoutKeys(row, gone) {
  if (!row[1].some((segment) => segment[1].some((key) => gone.has(key)))) return row;
  return [row[0], row[1].map(([text, keys]) => [text, keys.filter((key) => !gone.has(key))])];
}

// The rows and findings after `id` was accepted.
function accepted({ rows, findings }, id, replacement) {
  const gone = new Set([id]);
  const place = { taken: false };
  const changed = rows.map((row) =>
    row[1].some((segment) => segment[1].includes(id)) ? acceptedRow(row, id, replacement, gone, place) : row,
  );
  return without({ rows: changed, findings }, gone);
}

// The rows and findings after those of `gone` left the list.
function without({ rows, findings }, gone) {
  const keys = new Set([...gone].flatMap((id) => [id, id + "~"]));
  return {
    rows: rows.map((row) => withoutKeys(row, keys)),
    findings: findings.filter((finding) => !gone.has(finding.id)),
  };
}

// The rows after `count` of them, from `index` on, were written anew.
function typed(rows, index, count, after) {
  const lines = after.match(/[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+$/g) ?? [];
  const kind = rows[index]?.[0] ?? "paragraph";
  return [...rows.slice(0, index), ...lines.map((line) => [kind, [[line, []]]]), ...rows.slice(index + count)];
}
