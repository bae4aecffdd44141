// The trace: nodes, links both ways, and what hangs together.
const DATA = JSON.parse(document.getElementById('data').textContent);

const laneOfKind = new Map();
LANES.forEach((lane, i) => lane.kinds.forEach((kind) => laneOfKind.set(kind, i)));

const nodes = DATA.nodes.map((n, index) => ({
  index,
  id: n[0],
  kind: DATA.kinds[n[1]].id,
  title: n[2],
  text: n[3],
  file: DATA.files[n[4]],
  line: n[5],
  status: DATA.statuses[n[6]].id,
  code: n[7] < 0 ? null : {file: DATA.files[n[7]], line: n[8]},
  doubts: n[9],
  lane: laneOfKind.get(DATA.kinds[n[1]].id),
  out: [],
  in: [],
  holes: [],
  words: null,
}));
const byId = new Map(nodes.map((n) => [n.id, n]));
const kindWords = new Map(DATA.kinds.map((k) => [k.id, k.words]));
const statusWords = new Map(DATA.statuses.map((s) => [s.id, s.words]));

for (const [from, key, to] of DATA.links) {
  const link = {from: nodes[from], key: DATA.keys[key], to: nodes[to]};
  link.from.out.push(link);
  link.to.in.push(link);
}
const holes = DATA.holes.map(([node, kind]) => ({node: nodes[node], kind: DATA.holeKinds[kind]}));
holes.forEach((hole) => hole.node.holes.push(hole));

// A type's methods stand below it, as in the design.
function inOrder(all) {
  const seen = new Set();
  for (const node of all) {
    if (node.kind === 'method' && node.in.some((link) => link.key.id === 'declares')) continue;
    seen.add(node);
    node.out.filter((link) => link.key.id === 'declares').forEach((link) => seen.add(link.to));
  }
  return seen.size === all.length ? [...seen] : all;
}

// Commits are called by their first digits, evidence by its step.
function shortId(node) {
  if (node.kind === 'commit') return node.id.slice(0, 8);
  if (node.kind === 'evidence') return node.title;
  if (node.kind === 'contract') return node.id.slice(0, node.id.length - node.title.length).trim();
  return node.id;
}

// The neighbours that are nearer to the requirement (-1) or to the commit (1).
function* neighbours(node, direction) {
  for (const link of node.out) if (link.key.direction === direction) yield link.to;
  for (const link of node.in) if (link.key.direction === -direction) yield link.from;
  yield* besides(node, direction);
}

const isCode = (node) => node.kind === 'type' || node.kind === 'method';

// What a test shows of a requirement, it shows by the code that it names beside it.
function* besides(node, direction) {
  if (isCode(node) !== (direction < 0)) return;
  for (const link of node.in) {
    if (link.key.id !== 'verifies') continue;
    for (const other of link.from.out) {
      if (other.key.id === 'verifies' && isCode(other.to) === (direction > 0)) yield other.to;
    }
  }
}

// All that a node comes from or that comes from it, with how far away it is.
function walk(start, direction, found) {
  let front = [start];
  const seen = new Set(front);
  for (let far = 1; front.length; far++) {
    const next = [];
    for (const at of front) {
      for (const node of neighbours(at, direction)) {
        if (!seen.has(node)) {
          seen.add(node);
          next.push(node);
          if (!found.has(node)) found.set(node, far);
        }
      }
    }
    front = next;
  }
}

// What hangs together with a node: up, down, and directly beside it.
function related(node) {
  const found = new Map();
  walk(node, -1, found);
  walk(node, 1, found);
  for (const link of [...node.out, ...node.in]) {
    const other = link.from === node ? link.to : link.from;
    if (other !== node) found.set(other, 1);
  }
  found.delete(node);
  return found;
}

// How far the way of a requirement goes: decision, code, test, step, evidence, commit.
function pips(node) {
  if (!node.pips) {
    const below = new Map();
    walk(node, 1, below);
    const steps = [...below.keys()].filter((n) => n.kind === 'step');
    const done = steps.filter((n) => n.status === 'done').length;
    const has = (lane) => [...below.keys()].some((n) => n.lane === lane && n.status !== 'replaced');
    node.pips = [
      has(1) ? 'there' : '',
      has(2) ? 'there' : '',
      has(4) ? 'there' : 'gap',
      !done ? '' : done === steps.length ? 'there' : 'half',
      has(6) ? (done === steps.length ? 'there' : 'half') : '',
      has(7) ? (done === steps.length ? 'there' : 'half') : '',
    ];
  }
  return node.pips;
}

// Whether all words of a search stand in a node.
function fits(node, words) {
  if (!words.length) return true;
  node.words ??= `${node.id}\n${node.title}\n${node.text}\n${node.file}`.toLowerCase();
  return words.every((word) => node.words.includes(word));
}
