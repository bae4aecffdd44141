// The columns: only the cards in sight are there, and the wires between the related ones of them.
const ROW = 70;
const TOP = 8;
const REST_GAP = 14;
const MORE = 4;
const WIRES_MAX = 300;

function make(tag, className, text) {
  const element = document.createElement(tag);
  if (className) element.className = className;
  if (text !== undefined) element.textContent = text;
  return element;
}

const board = document.querySelector('.board');
const laneBox = document.querySelector('.lanes');
const wires = document.querySelector('.wires');

const lanes = LANES.map((lane, index) => {
  const total = inOrder(nodes.filter((n) => n.lane === index));
  const box = make('section', `lane${lane.small ? ' small' : ''}`);
  box.style.setProperty('--hue', `var(--hue-${index})`);
  const head = make('h2');
  head.id = `lane-${index}`;
  head.append(make('i'), make('b'), make('span'));
  const list = make('div', 'list');
  list.setAttribute('role', 'listbox');
  list.setAttribute('aria-labelledby', head.id);
  list.tabIndex = 0;
  const space = make('div', 'space');
  list.append(space);
  box.append(head, list);
  laneBox.append(box);
  return {index, total, box, head, list, space, items: [], near: 0, cards: new Map()};
});

function cardTop(lane, place) {
  return TOP + place * ROW + (lane.near && place >= lane.near ? REST_GAP : 0);
}

function placeOf(lane, node) {
  return lane.places.get(node);
}

// Puts nodes into a lane; the first `near` of them are related to the chosen one.
function fill(lane, items, near) {
  lane.items = items;
  lane.near = near < items.length ? near : 0;
  lane.places = new Map(items.map((n, i) => [n, i]));
  lane.space.style.height = `${cardTop(lane, items.length) + TOP}px`;
  lane.head.querySelector('span').textContent =
    items.length === lane.total.length ? `${items.length}` : `${items.length} / ${lane.total.length}`;
  lane.list.querySelector('.empty')?.remove();
  if (!items.length) lane.list.append(make('p', 'empty', say('nothing')));
}

// Makes and drops cards, so that those in sight are there.
function draw(lane) {
  if (lane.box.hidden) return;
  const top = lane.list.scrollTop;
  const first = Math.max(0, Math.floor((top - TOP - REST_GAP) / ROW) - MORE);
  const last = Math.min(lane.items.length, Math.ceil((top + lane.list.clientHeight) / ROW) + MORE);
  const wanted = new Set(lane.items.slice(first, last));
  for (const [node, card] of lane.cards) {
    if (!wanted.has(node)) {
      card.remove();
      lane.cards.delete(node);
    }
  }
  for (let place = first; place < last; place++) {
    const node = lane.items[place];
    let card = lane.cards.get(node);
    if (!card) {
      card = cardOf(node);
      lane.cards.set(node, card);
      lane.space.append(card);
    }
    card.style.transform = `translateY(${cardTop(lane, place)}px)`;
    card.setAttribute('aria-posinset', place + 1);
    card.setAttribute('aria-setsize', lane.items.length);
    const chosen = node === state.chosen;
    card.setAttribute('aria-selected', chosen);
    card.classList.toggle('near', state.related.has(node));
    card.classList.toggle('far', Boolean(state.chosen) && !chosen && !state.related.has(node));
  }
  let rest = lane.space.querySelector('.rest');
  if (lane.near) {
    if (!rest) lane.space.append(rest = make('div', 'rest'));
    rest.style.top = `${cardTop(lane, lane.near) - 4 - REST_GAP / 2}px`;
  } else {
    rest?.remove();
  }
  const active = state.chosen && state.chosen.lane === lane.index ? cardId(state.chosen) : '';
  lane.list.setAttribute('aria-activedescendant', active);
}

const cardId = (node) => `card-${node.index}`;

function cardOf(node) {
  const card = make('div', 'card');
  card.id = cardId(node);
  card.setAttribute('role', 'option');
  card.dataset.id = node.id;
  dress(card, node);
  return card;
}

// What a card says; again when the language changes.
function dress(card, node) {
  card.replaceChildren();
  const code = ['type', 'method', 'contract'].includes(node.kind);
  card.classList.toggle('code', code);
  card.classList.toggle('replaced', node.status === 'replaced');
  card.classList.toggle('in-doubt', node.doubts.length > 0);
  card.classList.toggle('has-hole', node.holes.length > 0);
  const id = make('div', 'id');
  id.append(make('b', '', headId(node)));
  const marks = make('span', 'marks');
  if (node.doubts.length) marks.append(flag('doubt', '!', say('inDoubt')));
  if (node.holes.length) marks.append(flag('hole', '', node.holes.map((h) => pick(h.kind.words)).join(', ')));
  if (node.kind === 'requirement' && node.status !== 'replaced') {
    marks.append(pipsOf(node));
  } else if (STATUS_SIGNS[node.status] && node.kind !== 'contract') {
    const sign = make('span', `status s-${node.status}`, STATUS_SIGNS[node.status]);
    sign.title = pick(statusWords.get(node.status));
    marks.append(sign);
  }
  id.append(marks);
  card.append(id, titleOf(node));
  card.title = node.title ? `${node.id}\n${node.title}` : node.id;
  card.setAttribute('aria-label', spoken(node));
}

// A method's name stands in its title, so its head has room for the type's.
function headId(node) {
  if (node.kind !== 'method' && node.kind !== 'contract') return shortId(node);
  const path = shortId(node).replace(/\(.*/, '').split('.');
  if (node.kind === 'contract') return path.at(-1);
  return path.length > 1 ? path.slice(0, -1).join('.') : path[0];
}

function titleOf(node) {
  const title = make('div', 'title');
  const name = node.kind === 'method' ? node.id.replace(/\(.*/, '').split('.').pop() : '';
  const at = name ? node.title.indexOf(`${name}(`) : -1;
  if (at >= 0) {
    title.append(make('b', '', name), node.title.slice(at + name.length)); // the rest is in the panel
  } else {
    title.textContent = node.kind === 'evidence' ? node.text : node.title || node.text;
  }
  return title;
}

function spoken(node) {
  const parts = [pick(kindWords.get(node.kind)), node.id, node.title];
  if (statusWords.get(node.status)[tongue]) parts.push(pick(statusWords.get(node.status)));
  if (node.doubts.length) parts.push(say('inDoubt'));
  node.holes.forEach((hole) => parts.push(pick(hole.kind.words)));
  return parts.filter(Boolean).join(', ');
}

function flag(kind, text, title) {
  const element = make('span', `flag ${kind}`, text);
  element.title = title;
  return element;
}

function pipsOf(node) {
  const box = make('span', 'pips');
  box.title = say('signPips');
  pips(node).forEach((pip) => box.append(make('i', pip)));
  return box;
}

function reveal(lane, node, middle) {
  const top = cardTop(lane, placeOf(lane, node));
  const list = lane.list;
  if (middle) {
    list.scrollTop = top - (list.clientHeight - ROW) / 2;
  } else if (top < list.scrollTop + TOP) {
    list.scrollTop = top - TOP;
  } else if (top + ROW > list.scrollTop + list.clientHeight) {
    list.scrollTop = top + ROW - list.clientHeight;
  }
}

// Brings a column into sight.
function revealLane(lane) {
  const box = board.getBoundingClientRect();
  const own = lane.box.getBoundingClientRect();
  if (own.left < box.left) board.scrollLeft += own.left - box.left;
  else if (own.right > box.right) board.scrollLeft += own.right - box.right;
}

// Where the card of a node is on the board, or null where it is out of sight.
function spot(node, heads) {
  const lane = lanes[node.lane];
  const card = lane.cards.get(node);
  if (!card || lane.box.hidden) return null;
  const left = heads.lefts[node.lane];
  const y = heads.tops[node.lane] + cardTop(lane, placeOf(lane, node)) - lane.list.scrollTop + 31;
  if (y < heads.tops[node.lane] + 4 || y > heads.tops[node.lane] + lane.list.clientHeight - 4) return null;
  return {left: left + 8, right: left + heads.widths[node.lane] - 9, y, lane: node.lane};
}

function drawWires() {
  wires.replaceChildren();
  const chosen = state.chosen;
  if (!chosen) return;
  wires.setAttribute('width', laneBox.scrollWidth);
  wires.setAttribute('height', laneBox.clientHeight);
  const heads = {
    lefts: lanes.map((l) => l.box.offsetLeft),
    widths: lanes.map((l) => l.box.offsetWidth),
    tops: lanes.map((l) => l.list.offsetTop),
  };
  const spots = new Map();
  for (const node of [chosen, ...state.related.keys()]) {
    const at = spot(node, heads);
    if (at) spots.set(node, at);
  }
  const later = [];
  let count = 0;
  for (const [node, from] of spots) {
    for (const link of node.out) {
      const to = spots.get(link.to);
      if (!to || ++count > WIRES_MAX) continue;
      const own = node === chosen || link.to === chosen;
      const path = wire(from, to, own, link.key.direction === 0);
      if (own) later.push(path);
      else wires.append(path);
    }
  }
  wires.append(...later);
}

function svg(tag, attributes) {
  const element = document.createElementNS('http://www.w3.org/2000/svg', tag);
  Object.entries(attributes).forEach(([name, value]) => element.setAttribute(name, value));
  return element;
}

function wire(a, b, own, across) {
  let d;
  if (a.lane === b.lane) {
    const out = 9; // inside of the gutter, also of the first column
    d = `M${a.left} ${a.y}C${a.left - out} ${a.y} ${b.left - out} ${b.y} ${b.left} ${b.y}`;
  } else {
    const [l, r] = a.lane < b.lane ? [a, b] : [b, a];
    const bend = Math.max(14, (r.left - l.right) / 2);
    d = `M${l.right} ${l.y}C${l.right + bend} ${l.y} ${r.left - bend} ${r.y} ${r.left} ${r.y}`;
  }
  return svg('path', {d, class: `${own ? 'own' : ''}${across ? ' across' : ''}`});
}
