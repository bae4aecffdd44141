// Puts it together: choice, filters, holes, keys, address, theme, language, print.
const state = {
  chosen: null,
  related: new Map(),
  words: [],
  status: '',
  doubt: false,
  hole: false,
  only: false,
  hidden: new Set(),
};

const $ = (selector) => document.querySelector(selector);
const live = $('[role="status"]');
const input = $('.search input');
const announce = (text) => { live.textContent = text; };

function remembered(name) {
  try {
    return localStorage.getItem(`tenon.trace.${name}`);
  } catch {
    return null; // storage is closed to this page; it works without
  }
}

function remember(name, value) {
  try {
    localStorage.setItem(`tenon.trace.${name}`, value);
  } catch {
    return; // the choice holds until the page is closed
  }
}

// choice

function choose(node, options = {}) {
  state.chosen = node;
  state.related = node ? related(node) : new Map();
  if (node && state.hidden.has(node.lane)) {
    state.hidden.delete(node.lane);
    drawKinds();
  }
  showPanel();
  arrange({animate: options.animate !== false});
  if (node) {
    revealLane(lanes[node.lane]);
    announce(`${spoken(node)}, ${say('chosen')} ${state.related.size}`);
    if (options.focus !== false) lanes[node.lane].list.focus({preventScroll: true});
  }
  document.querySelectorAll('.chip').forEach((chip) => {
    chip.setAttribute('aria-current', Boolean(node) && chip.dataset.id === node.id);
  });
  const hash = node ? `#${encodeURIComponent(node.id)}` : ' ';
  if (options.address !== false && (node ? location.hash !== hash : location.hash)) {
    const url = node ? hash : location.pathname + location.search;
    history[options.replace ? 'replaceState' : 'pushState'](null, '', url);
  }
}

function fromAddress() {
  let id = '';
  try {
    id = decodeURIComponent(location.hash.slice(1));
  } catch {
    return; // half an escape, typed by hand
  }
  const node = byId.get(id) ?? null;
  if (node !== state.chosen) choose(node, {address: false, focus: false, animate: Boolean(document.documentElement.dataset.ready)});
}

// filters

const passes = (node) =>
  fits(node, state.words)
  && (!state.status || node.status === state.status)
  && (!state.doubt || node.doubts.length > 0)
  && (!state.hole || node.holes.length > 0);

const filtered = () => state.words.length > 0 || state.status || state.doubt || state.hole;

// Fills the lanes anew: what is related to the chosen node comes first, but in its own lane nothing moves.
function arrange(options = {}) {
  const chosen = state.chosen;
  laneBox.classList.toggle('moving', Boolean(options.animate));
  for (const lane of lanes) {
    lane.box.hidden = state.hidden.has(lane.index) || !lane.total.length;
    if (lane.box.hidden) continue;
    const near = chosen && lane.index !== chosen.lane
      ? lane.total.filter((n) => state.related.has(n))
          .sort((a, b) => state.related.get(a) - state.related.get(b) || a.index - b.index)
      : [];
    const own = (n) => n === chosen || state.related.has(n);
    const rest = lane.total.filter((n) => {
      if (chosen && lane.index !== chosen.lane && state.related.has(n)) return false;
      if (own(n)) return true;
      return !(chosen && state.only) && passes(n);
    });
    fill(lane, [...near, ...rest], near.length);
    if (chosen && lane.index === chosen.lane) reveal(lane, chosen, !lane.cards.has(chosen));
    else if (chosen) lane.list.scrollTop = 0;
  }
  lanes.forEach(draw);
  drawWires();
  if (options.animate) setTimeout(drawWires, 200);
  $('.clear').hidden = !filtered();
}

function drawKinds() {
  const box = $('.kinds');
  box.replaceChildren(...LANES.map((lane, i) => {
    const button = make('button', '', pick(lane.name));
    button.type = 'button';
    button.dataset.lane = i;
    button.disabled = !lanes[i].total.length;
    button.append(make('span', '', `${lanes[i].total.length}`));
    button.setAttribute('aria-pressed', !state.hidden.has(i));
    button.addEventListener('click', () => {
      if (!state.hidden.delete(i)) state.hidden.add(i);
      drawKinds();
      arrange();
    });
    return button;
  }));
}

function drawStatuses() {
  const used = new Set(nodes.map((n) => n.status));
  const select = $('select.status');
  select.replaceChildren(new Option(say('anyStatus'), ''));
  DATA.statuses
    .filter((s) => used.has(s.id) && pick(s.words))
    .forEach((s) => select.append(new Option(pick(s.words), s.id)));
  select.value = state.status;
}

function drawToggles() {
  const doubtful = nodes.filter((n) => n.doubts.length).length;
  const holed = nodes.filter((n) => n.holes.length).length;
  for (const [name, word, count] of [['doubt', 'inDoubt', doubtful], ['hole', 'withHoles', holed]]) {
    const button = $(`.toggle.${name}`);
    button.replaceChildren(say(word), make('span', '', `${count}`));
    button.disabled = !count;
    button.setAttribute('aria-pressed', state[name]);
  }
  $('.toggle.related').setAttribute('aria-pressed', state.only);
}

function toggle(name) {
  state[name] = !state[name];
  drawToggles();
  arrange();
}

// holes

function drawHoles() {
  const box = $('.holes');
  box.replaceChildren();
  box.classList.toggle('none', !holes.length);
  const title = make('h2', '', holes.length
    ? `${holes.length} ${say(holes.length === 1 ? 'hole' : 'holes')}` : '');
  title.id = 'holes-title';
  if (!holes.length) {
    const text = make('p');
    title.textContent = say('noHoles');
    text.append(make('span', 'ring'), title);
    box.append(text);
    return;
  }
  const byKind = new Map();
  holes.forEach((h) => byKind.set(h.kind, [...(byKind.get(h.kind) ?? []), h.node]));
  const details = make('details');
  details.open = window.innerHeight > 560;
  const summary = make('summary');
  const few = [...byKind].map(([kind, all]) => `${pick(kind.words)} ${all.length}`).join(' · ');
  summary.append(make('span', 'ring'), title, make('span', 'few', few));
  const body = make('div', 'body');
  byKind.forEach((all, kind) => {
    const row = make('div', 'row');
    const head = make('h3', '', `${pick(kind.words)} `);
    head.append(make('span', '', `${all.length}`));
    row.append(head, chipsOf(all, CHIPS_MAX));
    body.append(row);
  });
  details.append(summary, body);
  box.append(details);
}

const CHIPS_MAX = 10;

function chipsOf(all, most) {
  const box = make('div', 'chips');
  all.slice(0, most).forEach((node) => {
    const chip = make('button', 'chip');
    chip.type = 'button';
    chip.dataset.id = node.id;
    chip.append(make('b', '', node.id));
    if (node.title && node.kind !== 'method') chip.append(make('span', '', node.title));
    chip.addEventListener('click', () => choose(node));
    box.append(chip);
  });
  if (all.length > most) {
    const more = make('button', 'chip all', `${say('showAll')} ${all.length}`);
    more.type = 'button';
    more.addEventListener('click', () => box.replaceWith(chipsOf(all, all.length)));
    box.append(more);
  }
  return box;
}

function nextHole() {
  if (!holes.length) return;
  const at = holes.findIndex((h) => h.node === state.chosen);
  choose(holes[(at + 1) % holes.length].node);
}

// keys

function step(by) {
  const lane = lanes[state.chosen?.lane ?? lanes.find((l) => !l.box.hidden && l.items.length)?.index ?? 0];
  const at = state.chosen ? placeOf(lane, state.chosen) : by > 0 ? -1 : lane.items.length;
  const next = lane.items[Math.min(lane.items.length - 1, Math.max(0, at + by))];
  if (next && next !== state.chosen) choose(next, {replace: true});
}

// Along a link to the next column that has something related, else to the next that has anything.
function cross(by) {
  if (!state.chosen) {
    step(1);
    return;
  }
  const open = [];
  for (let i = state.chosen.lane + by; i >= 0 && i < lanes.length; i += by) {
    if (!lanes[i].box.hidden && lanes[i].items.length) open.push(lanes[i]);
  }
  const linked = open.find((lane) => state.related.has(lane.items[0]));
  const lane = linked ?? open[0];
  if (lane) choose(lane.items[0], {replace: true});
}

function openDetails() {
  if (!state.chosen) return;
  panel.focus();
}

function escape() {
  if (panel.contains(document.activeElement) && state.chosen) {
    lanes[state.chosen.lane].list.focus({preventScroll: true});
  } else if (state.chosen) {
    choose(null);
  } else {
    clearFilters();
    input.blur();
  }
}

function clearFilters() {
  input.value = '';
  Object.assign(state, {words: [], status: '', doubt: false, hole: false});
  drawStatuses();
  drawToggles();
  arrange();
}

const KEYS = {
  ArrowDown: () => step(1),
  j: () => step(1),
  ArrowUp: () => step(-1),
  k: () => step(-1),
  PageDown: () => step(8),
  PageUp: () => step(-8),
  Home: () => step(-nodes.length),
  End: () => step(nodes.length),
  ArrowRight: () => cross(1),
  l: () => cross(1),
  ArrowLeft: () => cross(-1),
  h: () => cross(-1),
  Enter: openDetails,
  '/': () => { input.focus(); input.select(); },
  f: () => toggle('only'),
  d: () => toggle('doubt'),
  n: nextHole,
  Escape: escape,
  '?': () => openKeys(),
};

document.addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || $('.keys').open) return;
  const typing = event.target.matches('input, select, textarea');
  if (event.target === input && event.key === 'Enter') {
    const first = lanes.flatMap((l) => (l.box.hidden ? [] : l.items)).find((n) => fits(n, state.words));
    if (first) choose(first);
    event.preventDefault();
    return;
  }
  if (typing && event.key !== 'Escape') return;
  if (event.target.matches('button, a, summary') && event.key === 'Enter') return;
  if (panel.contains(event.target) && /^(Arrow|Page|Home|End)/.test(event.key)) return;
  const action = KEYS[event.key];
  if (action) {
    event.preventDefault();
    action();
  }
});

function openKeys() {
  const dialog = $('.keys');
  const rows = [
    [['↑', '↓', 'k', 'j'], 'keyMove'],
    [['←', '→', 'h', 'l'], 'keyAcross'],
    [['Enter'], 'keyOpen'],
    [['/'], 'keySearch'],
    [['f'], 'keyRelated'],
    [['d'], 'keyDoubt'],
    [['n'], 'keyHoles'],
    [['Esc'], 'keyEscape'],
    [['?'], 'keyHelp'],
  ];
  const title = make('h2', '', say('help'));
  title.id = 'keys-title';
  const list = make('dl');
  rows.forEach(([keys, word]) => {
    const term = make('dt');
    keys.forEach((key) => term.append(make('kbd', '', key)));
    list.append(term, make('dd', '', say(word)));
  });
  const legend = make('div', 'legend');
  const sample = make('span', 'pips');
  ['there', 'there', 'gap', 'half', '', ''].forEach((pip) => sample.append(make('i', pip)));
  for (const [sign, word] of [[flag('doubt', '!', ''), 'signDoubt'], [flag('hole', '', ''), 'signHole'], [sample, 'signPips']]) {
    const row = make('div');
    row.append(sign, make('span', '', say(word)));
    legend.append(row);
  }
  const form = make('form');
  form.method = 'dialog';
  form.append(make('button', '', say('close')));
  dialog.replaceChildren(title, list, legend, make('p', '', say('saved')), form);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    dialog.close();
  });
  dialog.showModal();
}

// theme and language

const THEMES = ['auto', 'light', 'dark'];
let theme = 'auto';

function setTheme(name) {
  theme = name;
  if (name === 'auto') document.documentElement.removeAttribute('data-theme');
  else document.documentElement.dataset.theme = name;
  $('.theme').textContent = {auto: '◐', light: '☀', dark: '☾'}[name];
}

function setTongue(index) {
  tongue = index;
  document.documentElement.lang = index ? 'zh' : 'en';
  document.querySelectorAll('[data-say]').forEach((e) => { e.textContent = say(e.dataset.say); });
  document.querySelectorAll('[data-title]').forEach((e) => {
    e.title = say(e.dataset.title);
    e.setAttribute('aria-label', e.title);
  });
  document.querySelectorAll('[data-label]').forEach((e) => e.setAttribute('aria-label', say(e.dataset.label)));
  input.placeholder = say('search');
  $('.lang').textContent = index ? 'EN' : '中文';
  lanes.forEach((lane, i) => {
    lane.head.querySelector('b').textContent = pick(LANES[i].name);
    lane.cards.forEach((card, node) => dress(card, node));
  });
  drawHead();
  drawHoles();
  drawKinds();
  drawStatuses();
  drawToggles();
  showPanel();
  arrange();
}

function drawHead() {
  $('.name h1').textContent = DATA.name;
  const note = {none: 'noGit', silent: 'silent', kept: ''}[DATA.history];
  const built = nodes.some((n) => n.kind === 'step' && n.status === 'done');
  $('.name p').textContent = note && built ? say(note) : say('subtitle');
  const all = nodes.filter((n) => n.kind === 'requirement' && n.status !== 'replaced');
  const count = (status) => all.filter((n) => n.status === status).length;
  const doubtful = nodes.filter((n) => n.doubts.length).length;
  $('.meter .good').style.width = `${all.length ? (100 * count('verified')) / all.length : 0}%`;
  $('.meter .half').style.width = `${all.length ? (100 * count('planned')) / all.length : 0}%`;
  const text = $('.tally p');
  text.replaceChildren(
    make('b', '', `${count('verified')}`), ` / ${all.length} ${say('requirements')} ${say('verifiedOf')}`);
  if (doubtful) text.append(' · ', make('b', '', `${doubtful}`), ` ${say('inDoubtCount')}`);
  $('.tally').setAttribute('aria-label', text.textContent);
}

// print: everything that the filters let through, as a table

function layOut() {
  const paper = $('.paper');
  paper.replaceChildren();
  for (const lane of lanes) {
    const shown = lane.total.filter(passes);
    if (!shown.length || state.hidden.has(lane.index)) continue;
    const table = make('table');
    shown.forEach((node) => {
      const row = make('tr');
      const links = node.out.map((l) => `${pick(l.key.words)} ${shortId(l.to)}`).join('; ');
      const marks = [pick(statusWords.get(node.status)), node.doubts.length ? `! ${say('inDoubt')}` : '',
        ...node.holes.map((h) => pick(h.kind.words))].filter(Boolean).join(', ');
      [shortId(node), node.title || node.text, marks, links, `${node.file}:${node.line}`]
        .forEach((cell) => row.append(make('td', '', cell)));
      table.append(row);
    });
    paper.append(make('h2', '', pick(LANES[lane.index].name)), table);
  }
}

// start

let waiting = 0;
function redraw(lane) {
  draw(lane);
  if (!state.chosen || waiting) return;
  waiting = requestAnimationFrame(() => {
    waiting = 0;
    drawWires();
  });
}

lanes.forEach((lane) => {
  lane.list.addEventListener('scroll', () => {
    laneBox.classList.remove('moving');
    redraw(lane);
  }, {passive: true});
  lane.list.addEventListener('click', (event) => {
    const card = event.target.closest('.card');
    if (card) choose(byId.get(card.dataset.id));
  });
  lane.list.addEventListener('dblclick', openDetails);
});
let typed = 0;
input.addEventListener('input', () => {
  clearTimeout(typed);
  typed = setTimeout(() => {
    state.words = input.value.toLowerCase().split(/\s+/).filter(Boolean);
    arrange();
    announce(`${lanes.reduce((sum, l) => sum + (l.box.hidden ? 0 : l.items.length), 0)}`);
  }, 60);
});
$('select.status').addEventListener('change', (event) => {
  state.status = event.target.value;
  arrange();
});
$('.toggle.doubt').addEventListener('click', () => toggle('doubt'));
$('.toggle.hole').addEventListener('click', () => toggle('hole'));
$('.toggle.related').addEventListener('click', () => toggle('only'));
$('.clear').addEventListener('click', clearFilters);
$('.help').addEventListener('click', openKeys);
$('.theme').addEventListener('click', () => {
  setTheme(THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length]);
  remember('theme', theme);
});
$('.lang').addEventListener('click', () => {
  setTongue(1 - tongue);
  remember(`lang.${DATA.name}`, tongue ? 'zh' : 'en');
});
window.addEventListener('hashchange', fromAddress);
window.addEventListener('popstate', fromAddress);
window.addEventListener('beforeprint', layOut);
new ResizeObserver(() => {
  lanes.forEach(draw);
  drawWires();
}).observe(board);

setTheme(THEMES.includes(remembered('theme')) ? remembered('theme') : 'auto');
setTongue((remembered(`lang.${DATA.name}`) ?? DATA.lang) === 'zh' ? 1 : 0);
fromAddress();
document.documentElement.dataset.ready = 'true';
